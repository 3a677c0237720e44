//! Gives every file in `static/` a name with its fingerprint and a compressed copy, as constants for `web::assets`, the pictures
//! of the help pages (`static/help`) with their measures; and puts the texts of every language in `content/languages` into the program.

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// What is published, by the ending of the name (media types as IANA registers them).
const MEDIA_TYPES: [(&str, &str); 7] = [
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/vnd.microsoft.icon"),
    ("woff2", "font/woff2"),
    ("webp", "image/webp"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=migrations");
    let out = env::var("OUT_DIR")?;
    let mut code = String::new();
    let mut names = Vec::new();
    for path in files_in("static")? {
        if let Some(media_type) = media_type(&path) {
            names.push(publish(&path, "", media_type, &out, &mut code)?);
        }
    }
    let mut pictures = Vec::new();
    for path in files_in("static/help")? {
        if let (Some(media_type), Some(stem)) = (media_type(&path), path.file_stem().and_then(|stem| stem.to_str())) {
            let (name, size) = (publish(&path, "help-", media_type, &out, &mut code)?, imagesize::size(&path)?);
            pictures.push(format!("({stem:?}, &{name}, {}, {})", size.width, size.height));
            names.push(name);
        }
    }
    writeln!(
        code,
        "/// The pictures of the help pages: name and language (`event-form.en`), file, width and height in pixels.\n\
         pub static HELP: &[(&str, &Asset, usize, usize)] = &[{}];",
        pictures.join(", ")
    )?;
    let all: Vec<_> = names.iter().map(|name| format!("&{name}")).collect();
    writeln!(code, "/// Every static file.\npub static ALL: &[&Asset] = &[{}];", all.join(", "))?;
    fs::write(Path::new(&out).join("assets.rs"), code)?;
    languages(&out)
}

/// The files of a folder, in order.
fn files_in(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| fs::canonicalize(entry?.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The default language comes first: templates and sentences are written in it.
const DEFAULT: &str = "en";

/// Writes the constant `LANGUAGES`: the tag of each folder in `content/languages` and the texts of its files.
fn languages(out: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=content/languages");
    let mut folders: Vec<_> = fs::read_dir("content/languages")?.collect::<Result<_, _>>()?;
    folders.retain(|folder| folder.path().is_dir());
    folders.sort_by_key(|folder| (folder.file_name() != DEFAULT, folder.file_name()));
    let mut code =
        String::from("/// The tag of every language and its files, the default one first.\nconst LANGUAGES: &[(&str, &[&str])] = &[\n");
    for folder in folders {
        let tag = folder.file_name().into_string().map_err(|_| "a name in content/languages is not UTF-8")?;
        let mut files: Vec<_> = fs::read_dir(folder.path())?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        let files = files.iter().map(|file| Ok(format!("include_str!({:?})", fs::canonicalize(file.path())?.display().to_string())));
        let files: Vec<String> = files.collect::<Result<_, std::io::Error>>()?;
        writeln!(code, "    ({tag:?}, &[{}]),", files.join(", "))?;
    }
    code.push_str("];\n");
    fs::write(Path::new(out).join("languages.rs"), code)?;
    Ok(())
}

fn media_type(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    MEDIA_TYPES.iter().find(|(known, _)| *known == ending).map(|(_, media_type)| *media_type)
}

/// Writes one constant and gives its name: `site.css` becomes `SITE_CSS`. All are at one level, `folder` stands before the name.
fn publish(path: &Path, folder: &str, media_type: &str, out: &str, code: &mut String) -> Result<String, Box<dyn Error>> {
    let bytes = fs::read(path)?;
    let file = path.file_name().and_then(|name| name.to_str()).ok_or("a name in static/ is not UTF-8")?;
    let file = format!("{folder}{file}");
    let (stem, ending) = file.rsplit_once('.').ok_or("a name in static/ has no ending")?;
    let fingerprint = Sha256::digest(&bytes)[..6].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let compressed = Path::new(out).join(format!("{file}.gz"));
    let mut encoder = GzEncoder::new(fs::File::create(&compressed)?, Compression::best());
    encoder.write_all(&bytes)?;
    encoder.finish()?;
    let (path, compressed) = (path.display().to_string(), compressed.display().to_string());
    let name = file.to_uppercase().replace(['.', '-'], "_");
    writeln!(
        code,
        "/// `static/{file}`.\npub static {name}: Asset = Asset {{ path: \"/static/{stem}.{fingerprint}.{ending}\", \
         media_type: {media_type:?}, identity: include_bytes!({path:?}), gzip: include_bytes!({compressed:?}) }};"
    )?;
    Ok(name)
}
