//! Pictures that are sent in.

use image::{GenericImageView as _, ImageFormat};
use socal_sister_cities::files::{recognized, shrunk};
use std::{
    env,
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
};

/// A picture comes out small, of the kind that it is said to be, and can be read; or it does not come out.
pub fn run(data: &[u8]) {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(data).expect("room");
    let Ok(media_type) = recognized(&file).expect("a file that can be read") else { return };
    if !media_type.starts_with("image/") {
        return;
    }
    let Some((small, media_type)) = shrunk(&file, media_type, &env::temp_dir()).expect("room") else { return };
    assert_eq!(recognized(&small).expect("a file that can be read"), Ok(media_type));
    let bytes = bytes(small);
    let format = ImageFormat::from_mime_type(media_type).expect("a format");
    let (width, height) = image::load_from_memory_with_format(&bytes, format).expect("a picture").dimensions();
    assert!(width.max(height) <= 1600 && width.min(height) > 0, "{width} {height}");
    assert!(!bytes.windows(4).any(|window| window == b"Exif"), "where it was taken");
}

fn bytes(mut file: File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).expect("a file");
    file.read_to_end(&mut bytes).expect("a file that can be read");
    bytes
}
