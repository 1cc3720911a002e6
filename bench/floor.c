/* The floor: read each page, drop its front matter, let libcmark draw it, frame it, write it. No links, no lists of
   pages, no checks. Usage: floor FROM TO, two folders with the same sub-folders; names of pages on standard input. */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*size + 1);
  if (fread(text, 1, *size, file) != *size) { fclose(file); free(text); return NULL; }
  text[*size] = 0;
  fclose(file);
  return text;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  char name[512], path[1024];
  while (fgets(name, sizeof name, stdin)) {
    name[strcspn(name, "\n")] = 0;
    snprintf(path, sizeof path, "%s/%s", argv[1], name);
    size_t size;
    char *text = read_all(path, &size);
    if (!text) return 1;
    char *body = strstr(text + 3, "\n---\n");
    body = body ? body + 5 : text;
    char *html = cmark_markdown_to_html(body, size - (size_t)(body - text), CMARK_OPT_SMART);
    name[strlen(name) - 2] = 0;
    snprintf(path, sizeof path, "%s/%shtml", argv[2], name);
    FILE *out = fopen(path, "wb");
    if (!out) return 1;
    fprintf(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n"
            "<body>\n<main>\n%s</main>\n</body>\n</html>\n", name, html);
    fclose(out);
    free(html);
    free(text);
  }
  return 0;
}
