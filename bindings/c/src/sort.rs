//! Sorting in place without a panic, which the sorts of `core` may have.

use core::mem::swap;

/// Heapsort: n log n whatever the order, and no memory. What is in order is not written to.
pub(crate) fn sort<T>(entries: &mut [T], less: impl Fn(&T, &T) -> bool) {
    if entries.is_sorted_by(|left, right| !less(right, left)) {
        return;
    }
    for root in (0..entries.len() / 2).rev() {
        sink(entries, root, &less);
    }
    let mut heap = entries;
    while let [first, .., last] = heap {
        swap(first, last);
        heap = heap.split_last_mut().map_or(&mut [], |(_, rest)| rest);
        sink(heap, 0, &less);
    }
}

/// Lets an entry sink below those that are greater.
fn sink<T>(heap: &mut [T], mut at: usize, less: &impl Fn(&T, &T) -> bool) {
    loop {
        let below = at.saturating_mul(2).saturating_add(1);
        let greatest = match heap.get(below..) {
            Some([left, right, ..]) if less(left, right) => below.saturating_add(1),
            Some([_, ..]) => below,
            _ => return,
        };
        match heap.get_disjoint_mut([at, greatest]) {
            Ok([upper, lower]) if less(upper, lower) => swap(upper, lower),
            _ => return,
        }
        at = greatest;
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn what_is_in_order_is_not_moved() {
        for mut entries in [[0, 1, 2, 3], [0, 0, 1, 1], [1, 1, 1, 1]].map(numbered) {
            let before = entries;
            sort(&mut entries, |left, right| left.0 < right.0);
            assert_eq!(entries, before);
        }
    }

    /// Each with its place, to tell equal ones apart.
    fn numbered(entries: [u32; 4]) -> [(u32, usize); 4] {
        core::array::from_fn(|at| (entries[at], at))
    }

    #[test]
    fn every_order_of_a_few_entries_is_sorted() {
        for length in 0..7_u32 {
            for mut order in 0..6_u32.pow(length) {
                let mut entries = [0; 6];
                for entry in entries.iter_mut().take(length as usize) {
                    *entry = order % 6;
                    order /= 6;
                }
                let entries = &mut entries[..length as usize];
                let mut expected = entries.to_vec();
                expected.sort_unstable();
                sort(entries, |left, right| left < right);
                assert_eq!(entries, expected);
            }
        }
    }
}
