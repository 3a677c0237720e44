//! A directory many times as large as the real one, made of it.
//!
//!     hundredfold DATA TIMES EVENTS
//!
//! Multiplies the places and ties of a filled data folder, and adds events that they hold, spread over ten years.

mod many;

use socal_sister_cities::database;
use std::{env, error::Error, path::Path};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, data, times, events] = arguments.as_slice() else { return Err("hundredfold DATA TIMES EVENTS".into()) };
    let database = database::open(&Path::new(data).join("site.db")).await?;
    many::multiply(&database, times.parse()?, events.parse()?).await?;
    database.close().await;
    Ok(())
}
