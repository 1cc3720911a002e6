/* The floor: read each page, drop its front matter, let libcmark draw it, frame it, write it. No links, no lists of
   pages, no checks. Usage: floor FROM TO, two folders with the same sub-folders; names of pages on standard input. */
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_all(const char *path, size_t *size) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) return NULL;
  char *text = malloc((size_t)status.st_size + 1);
  ssize_t count = read(file, text, (size_t)status.st_size);
  close(file);
  if (count != status.st_size) return NULL;
  text[count] = 0;
  *size = (size_t)count;
  return text;
}

static int write_page(const char *path, const char *title, const char *html) {
  FILE *out = fopen(path, "wb");
  if (!out) return 0;
  fprintf(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n</head>\n"
          "<body>\n<main>\n%s</main>\n</body>\n</html>\n", title, html);
  return fclose(out) == 0;
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
    char *end = strstr(text, "\n---\n");
    char *body = end ? end + 5 : text;
    char *html = cmark_markdown_to_html(body, size - (size_t)(body - text), CMARK_OPT_SMART);
    name[strlen(name) - 2] = 0;
    snprintf(path, sizeof path, "%s/%shtml", argv[2], name);
    if (!write_page(path, name, html)) return 1;
    free(html);
    free(text);
  }
  return 0;
}
