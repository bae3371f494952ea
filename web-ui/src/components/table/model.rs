//! Sorting, filtering and copying a table, without a browser.

/// Which rows are shown, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column to sort by, and whether downwards; the given order when `None`.
    pub sort: Option<(usize, bool)>,
    /// Only rows that hold this text, letters of either case.
    pub filter: String,
}

impl Order {
    /// Sorts by a column: upwards first, then downwards, then as given.
    pub fn press(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((old, false)) if old == column => Some((column, true)),
            Some((old, true)) if old == column => None,
            _ => Some((column, false)),
        };
    }

    /// Indices of the rows to show.
    pub fn of(&self, rows: &[Vec<String>]) -> Vec<usize> {
        let wanted = self.filter.trim().to_ascii_lowercase();
        let holds = |row: &Vec<String>| row.iter().any(|cell| cell.to_ascii_lowercase().contains(&wanted));
        let mut shown: Vec<usize> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| wanted.is_empty() || holds(row))
            .map(|(i, _)| i)
            .collect();
        if let Some((column, down)) = self.sort {
            let cell = |&i: &usize| rows.get(i).and_then(|row| row.get(column));
            shown.sort_by(|a, b| if down { cell(b).cmp(&cell(a)) } else { cell(a).cmp(&cell(b)) });
        }
        shown
    }
}

/// The shown rows as CSV (RFC 4180), with a line of headings.
pub fn csv(columns: &[&str], rows: &[Vec<String>], shown: &[usize]) -> String {
    let head = columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(",");
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",");
    let lines = shown.iter().filter_map(|&i| rows.get(i)).map(line);
    std::iter::once(head).chain(lines).map(|line| line + "\r\n").collect()
}

/// A spreadsheet must not take a cell for a formula: one that begins like a formula gets an apostrophe.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        [["b.cfg", "REJECTED"], ["a.cfg", "ACCEPTED"], ["c.cfg", "REJECTED"]]
            .map(|row| row.map(String::from).to_vec())
            .to_vec()
    }

    #[test]
    fn a_heading_sorts_up_then_down_then_not() {
        let mut order = Order::default();
        order.press(0);
        assert_eq!(order.of(&rows()), [1, 0, 2]);
        order.press(0);
        assert_eq!(order.of(&rows()), [2, 0, 1]);
        order.press(0);
        assert_eq!(order.of(&rows()), [0, 1, 2]);
    }

    #[test]
    fn equal_rows_keep_their_order() {
        let order = Order { sort: Some((1, false)), filter: String::new() };
        assert_eq!(order.of(&rows()), [1, 0, 2]);
    }

    #[test]
    fn the_filter_looks_into_every_column() {
        let order = Order { sort: None, filter: " rejected ".into() };
        assert_eq!(order.of(&rows()), [0, 2]);
    }

    #[test]
    fn csv_quotes_every_cell_and_disarms_formulas() {
        let rows = vec![vec!["a \"b\"".to_owned(), "=1+1".to_owned()]];
        assert_eq!(csv(&["x", "y"], &rows, &[0]), "\"x\",\"y\"\r\n\"a \"\"b\"\"\",\"'=1+1\"\r\n");
    }
}
