//! Photographs: made smaller, turned upright, freed of where they were taken.

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Seek as _, SeekFrom, Write as _},
    path::Path,
};

/// A photograph's longer side afterwards, in pixels.
const LONGER_SIDE: u32 = 1600;
/// The longest side that is looked at, in pixels.
const MOST_PIXELS: u32 = 16_000;
/// Memory for decoding one picture: 64 megapixels in colour.
const DECODING: u64 = 192 * 1024 * 1024;
/// Quality of photographs, of 100.
const QUALITY: u8 = 82;

/// Decodes a picture within limits, turns it upright, makes it fit, and writes it anew without what else was in the
/// file (where it was taken, with what). Nothing if it cannot be decoded.
///
/// # Errors
/// If the disk fails.
pub fn shrunk(file: &File, media_type: &str, folder: &Path) -> anyhow::Result<Option<(File, &'static str)>> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(0))?;
    let Some(format) = ImageFormat::from_mime_type(media_type) else { return Ok(None) };
    let Some(picture) = decoded(BufReader::new(file), format) else { return Ok(None) };
    let picture = if picture.width().max(picture.height()) > LONGER_SIDE {
        picture.resize(LONGER_SIDE, LONGER_SIDE, FilterType::CatmullRom)
    } else {
        picture
    };
    let mut out = BufWriter::new(tempfile::tempfile_in(folder)?);
    let media_type = if format == ImageFormat::Jpeg || !picture.color().has_alpha() && format == ImageFormat::WebP {
        picture.into_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY))?;
        "image/jpeg"
    } else {
        picture.write_to(&mut out, ImageFormat::Png)?;
        "image/png"
    };
    out.flush()?;
    Ok(Some((out.into_inner()?, media_type)))
}

fn decoded(bytes: BufReader<File>, format: ImageFormat) -> Option<DynamicImage> {
    let mut reader = ImageReader::with_format(bytes, format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(DECODING);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    // limits of the reader do not reach the buffer of a decoder that was taken out of it
    if decoder.total_bytes() > DECODING {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Some(picture)
}
