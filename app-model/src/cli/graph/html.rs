//! The drawing as a page: the picture, and below it the table of permissions.

use crate::application::Application;
use crate::cli::access::HEADINGS;
use crate::cli::permissions::permissions;
use crate::cli::show;

use super::drawing::Drawing;
use super::svg;
use super::text::escaped;

const CSS: &str = include_str!("page.css");

pub(super) fn write(application: &Application, drawing: &Drawing) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>The application</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n\
         <h1>The application</h1>\n<p class=\"summary\">{}</p>\n\
         <div class=\"picture\">\n{}</div>\n\
         <h2>Who may do what</h2>\n{}</main>\n</body>\n</html>\n",
        escaped(&show::count(application)),
        svg::element(drawing),
        table(application)
    )
}

fn table(application: &Application) -> String {
    let permissions = permissions(application);
    if permissions.is_empty() {
        return "<p>Nobody is granted anything.</p>\n".to_owned();
    }
    let reasons = permissions.iter().any(|permission| permission.reason.is_some());
    let headings = HEADINGS.iter().take(if reasons { HEADINGS.len() } else { HEADINGS.len() - 1 });
    let headings: String = headings.map(|heading| format!("<th>{heading}</th>")).collect();
    let mut text =
        format!("<div class=\"rows\">\n<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n");
    for permission in &permissions {
        let class = if permission.reason.is_some() { " class=\"privileged\"" } else { "" };
        let cells: String = permission
            .cells(reasons)
            .iter()
            .map(|cell| format!("<td>{}</td>", escaped(cell)))
            .collect();
        text.push_str(&format!("<tr{class}>{cells}</tr>\n"));
    }
    text.push_str("</tbody>\n</table>\n</div>\n");
    text
}
