//! Sorting parameters by name, in place.
//!
//! The sorts of `core` can panic where an order is inconsistent, and nothing here may hold a panic. So a few are sorted by insertion, and
//! many by heapsort: n log n always, no allocation, and small.

use core::cmp::Ordering;
use core::mem::swap;

use crate::encode::param::sort_key;

/// A name and a value, which need not live equally long.
type Param<'n, 'v> = (&'n str, &'v str);

/// Up to how many insertion is faster.
const FEW: usize = 20;

/// Sorts by name; of equal names, which are an error later on, the order does not matter.
pub(crate) fn sort_by_name(params: &mut [Param<'_, '_>]) {
    if params.len() <= FEW {
        for end in 0..params.len() {
            if let Some(begun) = params.get_mut(..=end) {
                insert_last(begun);
            }
        }
    } else if !params.is_sorted_by(|left, right| by_name(left.0, right.0).is_le()) {
        heapsort(params, &mut |left, right| by_name(left.0, right.0));
    }
}

pub(crate) fn by_name(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    sort_key(left)
        .cmp(&sort_key(right))
        .then_with(|| left.cmp(right))
}

/// Moves the last one to its place among the others, which are sorted.
fn insert_last(params: &mut [Param<'_, '_>]) {
    let mut rest = params;
    while let [.., before, last] = rest {
        if by_name(before.0, last.0).is_le() {
            return;
        }
        swap(before, last);
        let Some((_, shorter)) = rest.split_last_mut() else {
            return;
        };
        rest = shorter;
    }
}

pub(crate) fn heapsort<T>(items: &mut [T], order: &mut impl FnMut(&T, &T) -> Ordering) {
    for root in (0..items.len() / 2).rev() {
        sift_down(items, root, order);
    }
    let mut heap = items;
    while let Some((last, rest)) = heap.split_last_mut() {
        if let Some(largest) = rest.first_mut() {
            swap(largest, last);
        }
        sift_down(rest, 0, order);
        heap = rest;
    }
}

/// Lets the entry at `root` sink to where both of those under it are smaller.
fn sift_down<T>(heap: &mut [T], mut root: usize, order: &mut impl FnMut(&T, &T) -> Ordering) {
    loop {
        let left = 2 * root + 1;
        let largest = match (heap.get(left), heap.get(left + 1)) {
            (Some(one), Some(other)) if order(one, other).is_lt() => left + 1,
            _ => left,
        };
        let Ok([upper, lower]) = heap.get_disjoint_mut([root, largest]) else {
            return;
        };
        if order(upper, lower).is_ge() {
            return;
        }
        swap(upper, lower);
        root = largest;
    }
}
