//! Plain report data to Markdown, CSV, JSON and XLSX.
