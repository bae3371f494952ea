//! Event handlers of one type.

/// An event handler whose closure has no type of its own. Leptos makes code for every type of handler; boxed, the
/// handlers of the page share it, and the page is a tenth smaller.
pub fn heard<E>(handler: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handler)
}
