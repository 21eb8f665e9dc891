//! Swapping two folders in one step, where the system can.

use std::io;
use std::path::Path;

/// Exchanges the two paths atomically. `Err(Unsupported)` where the system has no such call.
#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64"),
    target_pointer_width = "64"
))]
#[allow(unsafe_code, reason = "the standard library has no exchange of two paths")]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use std::ffi::{CString, c_char, c_int, c_long, c_uint};
    use std::os::unix::ffi::OsStrExt;

    const RENAMEAT2: c_long = if cfg!(target_arch = "x86_64") { 316 } else { 276 };
    const AT_FDCWD: c_int = -100;
    const RENAME_EXCHANGE: c_uint = 2;

    unsafe extern "C" {
        fn syscall(number: c_long, ...) -> c_long;
    }

    let one = CString::new(one.as_os_str().as_bytes())?;
    let other = CString::new(other.as_os_str().as_bytes())?;
    let (one, other): (*const c_char, *const c_char) = (one.as_ptr(), other.as_ptr());
    // SAFETY: both strings end in NUL and outlive the call; the call reads nothing else.
    let result = unsafe { syscall(RENAMEAT2, AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Exchanges the two paths atomically.
#[cfg(target_os = "macos")]
#[allow(unsafe_code, reason = "the standard library has no exchange of two paths")]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use std::ffi::{CString, c_char, c_int, c_uint};
    use std::os::unix::ffi::OsStrExt;

    const RENAME_SWAP: c_uint = 2;

    unsafe extern "C" {
        fn renamex_np(from: *const c_char, to: *const c_char, flags: c_uint) -> c_int;
    }

    let one = CString::new(one.as_os_str().as_bytes())?;
    let other = CString::new(other.as_os_str().as_bytes())?;
    // SAFETY: both strings end in NUL and outlive the call; the call reads nothing else.
    let result = unsafe { renamex_np(one.as_ptr(), other.as_ptr(), RENAME_SWAP) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// No such call here.
#[cfg(not(any(
    target_os = "macos",
    all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64"),
        target_pointer_width = "64"
    )
)))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
