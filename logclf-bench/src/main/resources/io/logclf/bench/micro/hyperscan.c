/*
 * Lines per second through Hyperscan itself, on one thread: hyperscan RULES LINES ROUNDS
 *
 * RULES has a pattern a line, LINES a message a line. Each message is scanned by itself, as a program does that labels messages as
 * they come, and the first rule is the answer. Prints the sum of all answers, -1 for none, and then for each round its lines per second.
 */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct lines {
    char **text;
    unsigned *length;
    size_t count;
};

static struct lines read_lines(const char *path) {
    struct lines lines = {NULL, NULL, 0};
    size_t room = 0;
    char *line = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
        if (lines.count == room) {
            room = room == 0 ? 1024 : 2 * room;
            lines.text = realloc(lines.text, room * sizeof *lines.text);
            lines.length = realloc(lines.length, room * sizeof *lines.length);
        }
        length -= line[length - 1] == '\n' ? 1 : 0;
        line[length] = '\0';
        lines.text[lines.count] = strdup(line);
        lines.length[lines.count++] = (unsigned) length;
    }
    free(line);
    fclose(file);
    return lines;
}

static int first_rule(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    (void) from;
    (void) to;
    (void) flags;
    long *first = context;
    if (*first < 0 || (long) id < *first) {
        *first = (long) id;
    }
    return 0;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "arguments: RULES LINES ROUNDS\n");
        return 2;
    }
    struct lines rules = read_lines(argv[1]);
    struct lines messages = read_lines(argv[2]);
    unsigned *flags = malloc(rules.count * sizeof *flags);
    unsigned *ids = malloc(rules.count * sizeof *ids);
    for (size_t i = 0; i < rules.count; i++) {
        flags[i] = HS_FLAG_SINGLEMATCH | HS_FLAG_DOTALL;
        ids[i] = (unsigned) i;
    }
    hs_database_t *database = NULL;
    hs_compile_error_t *error = NULL;
    if (hs_compile_multi((const char *const *) rules.text, flags, ids, (unsigned) rules.count, HS_MODE_BLOCK, NULL,
                         &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    hs_scratch_t *scratch = NULL;
    if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) {
        return 1;
    }
    for (int round = 0; round < atoi(argv[3]); round++) {
        long sum = 0;
        double start = seconds();
        for (size_t i = 0; i < messages.count; i++) {
            long first = -1;
            hs_scan(database, messages.text[i], messages.length[i], 0, scratch, first_rule, &first);
            sum += first;
        }
        double taken = seconds() - start;
        if (round == 0) {
            printf("%ld\n", sum);
        }
        printf("%.0f\n", (double) messages.count / taken);
    }
    return 0;
}
