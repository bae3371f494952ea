//! A tree as a flat list, without a browser: what is open, what is in sight, where a key leads.

use std::collections::BTreeSet;
use std::ops::Range;

use cableseal_core::report::tree::Node;

/// A field with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The field's name.
    pub label: String,
    /// Its value for people.
    pub value: Option<String>,
    /// What is wrong here.
    pub problems: Vec<String>,
    /// Octets from the start of the file.
    pub offset: u64,
    /// Octets, header included.
    pub length: u64,
    /// The field that holds this one.
    pub parent: Option<usize>,
    /// Depth, from 1.
    pub level: usize,
    /// Place among its siblings, from 1.
    pub position: usize,
    /// How many siblings there are, this one included.
    pub siblings: usize,
    /// Whether this field or one inside has a problem.
    pub troubled: bool,
    /// The first index behind the fields inside.
    end: usize,
}

impl Item {
    /// The octets of the field.
    pub fn octets(&self) -> Range<u64> {
        self.offset..self.offset + self.length
    }
}

/// Every field of a file in reading order; a field's number is its index here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<Item>);

impl Items {
    /// Flattens a tree.
    pub fn new(root: &Node) -> Self {
        let mut items = Self::default();
        items.push(root, None, 1, 1, 1);
        items
    }

    /// The field with this number.
    pub fn item(&self, id: usize) -> Option<&Item> {
        self.0.get(id)
    }

    /// Whether fields stand inside this one.
    pub fn is_branch(&self, id: usize) -> bool {
        self.item(id).is_some_and(|item| item.end > id + 1)
    }

    /// The innermost field that holds the octet at `offset`.
    pub fn at(&self, offset: u64) -> Option<usize> {
        self.within(offset..offset + 1)
    }

    /// The innermost field that holds all of `octets`. Of equally long ones the outer wins, so that a check which
    /// names a whole structure selects the structure.
    pub fn within(&self, octets: Range<u64>) -> Option<usize> {
        let mut best: Option<(usize, u64)> = None;
        let mut id = 0;
        while let Some(item) = self.0.get(id) {
            let holds = item.offset <= octets.start && octets.end <= item.offset + item.length;
            if holds && best.is_none_or(|(_, length)| item.length < length) {
                best = Some((id, item.length));
            }
            id = if holds || item.length == 0 || self.strays(id) { id + 1 } else { item.end };
        }
        best.map(|(id, _)| id)
    }

    /// Numbers of the fields in sight.
    pub fn visible(&self, open: &BTreeSet<usize>) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut id = 0;
        while let Some(item) = self.0.get(id) {
            rows.push(id);
            id = if open.contains(&id) { id + 1 } else { item.end };
        }
        rows
    }

    /// The field that holds this one, the field that holds that, and so on.
    pub fn ancestors(&self, id: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.item(id).and_then(|item| item.parent), |&id| self.item(id)?.parent)
    }

    /// What to open at first: the root, and the way to every problem.
    pub fn opened(&self) -> BTreeSet<usize> {
        let troubled = (0..self.0.len()).filter(|&id| self.item(id).is_some_and(|item| item.troubled));
        troubled.chain([0]).filter(|&id| self.is_branch(id)).collect()
    }

    /// The next row, after `at` and around the end, whose label starts with `typed`, letters of either case.
    pub fn type_ahead(&self, rows: &[usize], at: usize, typed: &str) -> Option<usize> {
        let typed = typed.to_ascii_lowercase();
        // One letter moves on; more letters go on describing the row that they found.
        let first = usize::from(typed.chars().count() == 1);
        let found = (first..=rows.len()).map(|step| (at + step) % rows.len().max(1)).find(|&row| {
            let item = rows.get(row).and_then(|&id| self.item(id));
            item.is_some_and(|item| item.label.to_ascii_lowercase().starts_with(&typed))
        });
        found.and_then(|row| rows.get(row).copied())
    }

    fn push(&mut self, node: &Node, parent: Option<usize>, level: usize, position: usize, siblings: usize) {
        let id = self.0.len();
        self.0.push(Item {
            label: node.label.clone(),
            value: node.value.clone(),
            problems: node.problems.clone(),
            offset: node.offset as u64,
            length: node.length as u64,
            parent,
            level,
            position,
            siblings,
            troubled: !node.problems.is_empty(),
            end: id + 1,
        });
        for (i, child) in node.children.iter().enumerate() {
            self.push(child, Some(id), level + 1, i + 1, node.children.len());
        }
        let end = self.0.len();
        let troubled = self.0.get(id + 1..end).unwrap_or_default().iter().any(|item| item.troubled);
        if let Some(item) = self.0.get_mut(id) {
            item.end = end;
            item.troubled |= troubled;
        }
    }

    /// Whether fields inside this one stand elsewhere in the file (a value joined from pieces).
    fn strays(&self, id: usize) -> bool {
        let Some(item) = self.item(id) else { return false };
        let inside = self.0.get(id + 1..item.end).unwrap_or_default();
        inside.iter().any(|i| i.offset < item.offset || i.offset + i.length > item.offset + item.length)
    }
}

/// What is open and where the keyboard stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeState {
    /// Open fields.
    pub open: BTreeSet<usize>,
    /// The field that the keyboard stands on.
    pub active: usize,
}

impl TreeState {
    /// A tree as it is first shown.
    pub fn new(items: &Items) -> Self {
        Self { open: items.opened(), active: 0 }
    }

    /// Opens the way to a field and stands on it.
    pub fn show(&mut self, items: &Items, id: usize) {
        self.open.extend(items.ancestors(id));
        self.active = id;
    }

    /// Opens or closes a field.
    pub fn toggle(&mut self, items: &Items, id: usize) {
        if !self.open.remove(&id) && items.is_branch(id) {
            self.open.insert(id);
        }
    }

    /// Does what the ARIA tree pattern asks of a key; false when the key is not the tree's.
    pub fn key(&mut self, items: &Items, rows: &[usize], page: usize, key: &str) -> bool {
        let row = rows.iter().position(|&id| id == self.active).unwrap_or(0);
        let last = rows.len().saturating_sub(1);
        let to = |row: usize| rows.get(row.min(last)).copied();
        let target = match key {
            "ArrowDown" => to(row + 1),
            "ArrowUp" => to(row.saturating_sub(1)),
            "PageDown" => to(row + page),
            "PageUp" => to(row.saturating_sub(page)),
            "Home" => to(0),
            "End" => to(last),
            "ArrowRight" if items.is_branch(self.active) => {
                if self.open.insert(self.active) {
                    Some(self.active)
                } else {
                    Some(self.active + 1)
                }
            }
            "ArrowLeft" if self.open.remove(&self.active) => Some(self.active),
            "ArrowLeft" => items.item(self.active).and_then(|item| item.parent),
            "*" => {
                self.open_siblings(items);
                Some(self.active)
            }
            "ArrowRight" => None,
            _ => return false,
        };
        self.active = target.unwrap_or(self.active);
        true
    }

    fn open_siblings(&mut self, items: &Items) {
        let parent = items.item(self.active).and_then(|item| item.parent);
        let siblings = (0..items.0.len())
            .filter(|&id| items.item(id).is_some_and(|item| item.parent == parent) && items.is_branch(id));
        self.open.extend(siblings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `file(0..20) [ 17 MIC (0..8) [ 17.1 (2..5), 17.2 (5..8) ], 24 flow (8..18), 255 End (18..20) ]`
    fn items() -> Items {
        let root = Node::new("cm.cfg", 0, 20, 0).with_children(vec![
            Node::new("17 BaselinePrivacy", 0, 8, 2).with_children(vec![
                Node::new("17.1 AuthorizeWait", 2, 3, 2),
                Node::new("17.2 ReauthorizeWait", 5, 3, 2).with_problem("Too short."),
            ]),
            Node::new("24 UpstreamServiceFlow", 8, 10, 2).with_children(vec![Node::new(
                "24.1 Reference",
                10,
                8,
                2,
            )]),
            Node::new("255 End", 18, 2, 2),
        ]);
        Items::new(&root)
    }

    fn pressed(keys: &[&str]) -> TreeState {
        let items = items();
        let mut state = TreeState::new(&items);
        for key in keys {
            let rows = items.visible(&state.open);
            assert!(state.key(&items, &rows, 10, key), "{key}");
        }
        state
    }

    #[test]
    fn problems_are_in_sight_at_first() {
        let items = items();
        assert_eq!(items.visible(&TreeState::new(&items).open), [0, 1, 2, 3, 4, 6]);
    }

    #[test]
    fn the_innermost_field_of_an_octet_is_found() {
        let items = items();
        assert_eq!(items.at(6), Some(3));
        assert_eq!(items.at(1), Some(1));
        assert_eq!(items.at(19), Some(6));
        assert_eq!(items.at(20), None);
        assert_eq!(items.within(0..20), Some(0));
    }

    #[test]
    fn right_opens_then_enters_and_left_goes_back() {
        assert_eq!(pressed(&["ArrowDown", "ArrowRight"]).active, 2);
        let state = pressed(&["End", "ArrowUp", "ArrowRight", "ArrowRight"]);
        assert_eq!(state.active, 5);
        assert_eq!(pressed(&["End", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowLeft"]).active, 4);
        assert!(!pressed(&["ArrowDown", "ArrowLeft"]).open.contains(&1));
    }

    #[test]
    fn a_leaf_stays_when_asked_to_open() {
        assert_eq!(pressed(&["End", "ArrowRight"]).active, 6);
    }

    #[test]
    fn the_star_opens_all_siblings() {
        assert!(pressed(&["ArrowDown", "*"]).open.contains(&4));
    }

    #[test]
    fn other_keys_are_not_the_trees() {
        let items = items();
        let mut state = TreeState::new(&items);
        assert!(!state.key(&items, &[0], 10, "Tab"));
    }

    #[test]
    fn typing_leads_to_the_label_that_starts_so() {
        let items = items();
        let rows = items.visible(&TreeState::new(&items).open);
        assert_eq!(items.type_ahead(&rows, 0, "2"), Some(4));
        assert_eq!(items.type_ahead(&rows, 4, "25"), Some(6));
        assert_eq!(items.type_ahead(&rows, 4, "17.2"), Some(3));
        assert_eq!(items.type_ahead(&rows, 0, "q"), None);
    }

    #[test]
    fn showing_a_hidden_field_opens_the_way_to_it() {
        let items = items();
        let mut state = TreeState::new(&items);
        state.show(&items, 5);
        assert!(items.visible(&state.open).contains(&5));
    }
}
