//! What kind of file it is: told by its bytes, never by its name.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
};

/// The media type that the first bytes tell; of a Word file, whose form is that of any ZIP archive, the names at its end.
/// Of a file that cannot be taken the id of the sentence that says why, with a place for its name.
///
/// # Errors
/// If the file cannot be read.
pub fn recognized(file: &File) -> std::io::Result<Result<&'static str, &'static str>> {
    let head = part(file, SeekFrom::Start(0), 32)?;
    Ok(match head.as_slice() {
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok("application/pdf"),
        [0xff, 0xd8, 0xff, ..] => Ok("image/jpeg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok("image/webp"),
        [b'P', b'K', 3, 4, ..] if is_word(file)? => Ok("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err("form-file-old-word"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => Err("form-file-heic"),
        _ => Err("form-file-other"),
    })
}

fn is_word(file: &File) -> std::io::Result<bool> {
    const NAME: &[u8] = b"word/document.xml";
    let length = file.metadata()?.len();
    let tail = part(file, SeekFrom::Start(length.saturating_sub(256 * 1024)), 256 * 1024)?;
    Ok(tail.windows(NAME.len()).any(|window| window == NAME))
}

fn part(file: &File, from: SeekFrom, length: u64) -> std::io::Result<Vec<u8>> {
    let mut file = file.try_clone()?;
    file.seek(from)?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
