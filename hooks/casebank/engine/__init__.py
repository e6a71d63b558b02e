"""From pages to the files of a site: Markdown to HTML, a frame around it, and a memory of what was made before."""
