//! Timestamps, counted year by year and month by month.

use cenbwp::Problem;

/// The seconds since 1970 of `yyyy-MM-ddTHH:mm:ssZ`.
pub fn read(text: &str) -> Result<u64, Problem> {
    let shape = "0000-00-00T00:00:00Z";
    let fits = |c: char, shape: char| {
        if shape == '0' {
            c.is_ascii_digit()
        } else {
            c == shape
        }
    };
    if let Some(((at, _), _)) = text
        .char_indices()
        .zip(shape.chars())
        .find(|((_, c), shape)| !fits(*c, *shape))
    {
        return Err(Problem::Character { at });
    }
    let characters = text.chars().count();
    if characters < shape.len() {
        return Err(Problem::TooShort { characters });
    }
    if characters > shape.len() {
        return Err(Problem::TooLong { characters });
    }
    let number = |at: usize, digits: usize| {
        text[at..at + digits]
            .parse::<u64>()
            .expect("digits are a number")
    };
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2));
    let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2));
    let exists = year >= 1970
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !exists {
        return Err(Problem::Range);
    }
    let days = (1970..year).map(days_in_year).sum::<u64>()
        + (1..month)
            .map(|month| days_in_month(year, month))
            .sum::<u64>()
        + (day - 1);
    Ok(((days * 24 + hour) * 60 + minute) * 60 + second)
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const fn days_in_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

const fn days_in_month(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
