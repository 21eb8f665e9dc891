//! Text that the compiler itself puts together, for what it says.

/// The longest message.
const LONGEST: usize = 768;

/// Text made at compile time. What is too long is cut off.
pub(crate) struct Text {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Text {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; LONGEST], length: 0 }
    }

    /// The text with one more byte of ASCII.
    pub(crate) const fn byte(mut self, byte: u8) -> Self {
        self.push(byte);
        self
    }

    /// One more byte of ASCII, in place: where there are many, moving the text costs the compiler more
    /// than everything else.
    pub(crate) const fn push(&mut self, byte: u8) {
        if self.length < LONGEST {
            self.bytes[self.length] = byte;
            self.length += 1;
        }
    }

    pub(crate) const fn and(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        if self.length + bytes.len() > LONGEST {
            return self;
        }
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.length] = bytes[at];
            self.length += 1;
            at += 1;
        }
        self
    }

    pub(crate) const fn number(self, number: usize) -> Self {
        let text = if number >= 10 { self.number(number / 10) } else { self };
        #[allow(clippy::cast_possible_truncation, reason = "it is a digit")]
        let digit = (number % 10) as u8;
        text.byte(b'0' + digit)
    }

    pub(crate) const fn signed(self, number: i64) -> Self {
        let text = if number < 0 { self.byte(b'-') } else { self };
        #[allow(clippy::cast_possible_truncation, reason = "a number that Azure takes fits")]
        let number = number.unsigned_abs() as usize;
        text.number(number)
    }

    /// The last byte; zero if there is none.
    pub(crate) const fn last(&self) -> u8 {
        if self.length == 0 { 0 } else { self.bytes[self.length - 1] }
    }

    pub(crate) const fn without_last(mut self) -> Self {
        self.length = self.length.saturating_sub(1);
        self
    }

    pub(crate) const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
