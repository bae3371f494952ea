//! Rooms that are not built yet say so, and where the work can be done meanwhile.

use leptos::prelude::*;

use crate::route::Room;

/// What a room will do, and what to use today.
const fn text(room: Room) -> &'static str {
    match room {
        Room::Validate => "",
        Room::Config => {
            "This room will edit, compare and repair configuration files without a network; it comes in a later version. To read one today, drop it in Validate or run: cableseal config decode FILE"
        }
        Room::Sign => {
            "This room will sign and co-sign images with a key that never leaves the page; it comes in a later version."
        }
        Room::Fleet => {
            "This room will show what an edge server has issued and served. It needs the network and comes in a later version."
        }
    }
}

/// The one honest sentence.
#[component]
pub fn Later(
    /// Which room.
    room: Room,
) -> impl IntoView {
    view! {
        <main class="later" id="main">
            <h1 tabindex="-1">{room.word()}</h1>
            <p>{text(room)}</p>
            <p><a href=Room::Validate.hash()>"Go to Validate"</a></p>
        </main>
    }
}
