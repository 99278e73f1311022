#include "internal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The settings of the text form, in two texts for each. */
typedef struct {
    char *text; /* what the names and values lie in */
    char **names, **values;
    size_t count;
} settings;

static void free_settings(settings *read) {
    free(read->text);
    free(read->names);
    free(read->values);
}

/* Takes the escapes out of a value, and blanks around it, in its place. */
static char *plain(char *value) {
    char *to = value;
    for (char *from = value; *from != '\0'; from++) {
        if (*from == '\\' && from[1] != '\0') {
            from++;
            *to++ = (char) (*from == 'n' ? '\n' : *from == 'r' ? '\r' : *from);
        } else {
            *to++ = *from;
        }
    }
    while (to > value && isspace((unsigned char) to[-1])) {
        to--;
    }
    *to = '\0';
    while (isspace((unsigned char) *value)) {
        value++;
    }
    return value;
}

static const char *find(const settings *read, const char *name) {
    for (size_t i = 0; i < read->count; i++) {
        if (strcmp(read->names[i], name) == 0) {
            return read->values[i];
        }
    }
    return NULL;
}

static bool split(const char *text, settings *read) {
    size_t lines = 1;
    for (const char *c = text; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    read->text = malloc(strlen(text) + 1);
    read->names = calloc(lines, sizeof *read->names);
    read->values = calloc(lines, sizeof *read->values);
    read->count = 0;
    if (read->text == NULL || read->names == NULL || read->values == NULL) {
        return false;
    }
    memcpy(read->text, text, strlen(text) + 1);
    char *next = read->text;
    while (next != NULL) {
        char *line = next;
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        char *equals = strchr(line, '=');
        if (*line == '#' || equals == NULL) {
            continue;
        }
        *equals = '\0';
        read->names[read->count] = line;
        read->values[read->count++] = plain(equals + 1);
    }
    return true;
}

/* A whole number in decimal; -1 if it is none or greater than the most that is allowed. */
static long number(const char *text, long most) {
    long number = 0;
    if (text == NULL || *text == '\0') {
        return -1;
    }
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9') {
            return -1;
        }
        number = number * 10 + (*text - '0');
        if (number > most) {
            return -1;
        }
    }
    return number;
}

static bool read_publishers(const char *text, menkyo_catalog *catalog) {
    catalog->publishers = calloc(strlen(text) / 2 + 1, KEY_LENGTH);
    while (catalog->publishers != NULL && *text != '\0') {
        size_t length = strcspn(text, " \t");
        if (length > 0 && !menkyo_base64(text, length, catalog->publishers[catalog->publisher_count++], KEY_LENGTH)) {
            return false;
        }
        text += length;
        text += strspn(text, " \t");
    }
    return catalog->publisher_count > 0;
}

/* The setting of an edition, such as threshold. */
static const char *of_edition(const settings *read, long code, const char *setting) {
    static const char prefix[] = "edition.";
    for (size_t i = 0; i < read->count; i++) {
        if (strncmp(read->names[i], prefix, sizeof prefix - 1) == 0) {
            char *end;
            long found = strtol(read->names[i] + sizeof prefix - 1, &end, 10);
            if (found == code && *end == '.' && strcmp(end + 1, setting) == 0) {
                return read->values[i];
            }
        }
    }
    return NULL;
}

static bool read_edition(const settings *read, long code, menkyo_edition *edition) {
    static const char *const platforms[] = {"CLIENT", "SERVER", "OTHER_SERVER"};
    const char *platform = of_edition(read, code, "platform"), *rank = of_edition(read, code, "group.rank");
    long threshold = number(of_edition(read, code, "threshold"), UINT16_MAX);
    long group_rank = number(rank, UINT16_MAX);
    for (int i = 0; platform != NULL && i < 3; i++) {
        if (strcmp(platform, platforms[i]) == 0) {
            *edition = (menkyo_edition){(unsigned) code, (unsigned) threshold, (menkyo_platform) (i + 1), (int) group_rank};
            return threshold >= 0 && (rank == NULL || group_rank >= 0);
        }
    }
    return false;
}

static bool read_editions(const settings *read, menkyo_catalog *catalog) {
    catalog->editions = calloc(read->count + 1, sizeof *catalog->editions);
    if (catalog->editions == NULL) {
        return false;
    }
    for (size_t i = 0; i < read->count; i++) {
        const char *dot = strrchr(read->names[i], '.');
        if (strncmp(read->names[i], "edition.", 8) == 0 && dot != NULL && strcmp(dot, ".name") == 0) {
            char *end;
            long code = strtol(read->names[i] + 8, &end, 10);
            if (end == dot
                && (code < 1 || code > 16383
                    || !read_edition(read, code, &catalog->editions[catalog->edition_count++]))) {
                return false;
            }
        }
    }
    return true;
}

static bool is_id(const char *id) {
    size_t length = strlen(id);
    return length >= 1 && length <= 32
            && strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == length;
}

/* The setting that is missing or wrong; NULL if none is. */
static const char *fill(const settings *read, menkyo_catalog *catalog) {
    for (size_t i = 0; i < read->count; i++) {
        if (find(read, read->names[i]) != read->values[i]) {
            return "twice";
        }
    }
    const char *format = find(read, "format"), *id = find(read, "catalog.id"), *key = find(read, "catalog.key");
    const char *publishers = find(read, "publisher.keys"), *center = find(read, "center");
    long port = number(find(read, "port"), UINT16_MAX);
    if (format == NULL || strcmp(format, "1") != 0) {
        return "format";
    }
    if (id == NULL || !is_id(id)) {
        return "catalog.id";
    }
    memcpy(catalog->id, id, strlen(id) + 1);
    if (key == NULL || !menkyo_base64(key, strlen(key), catalog->key, sizeof catalog->key)) {
        return "catalog.key";
    }
    uint8_t hash[HASH_LENGTH];
    if (!menkyo_labeled_hash(hash, "menkyo/catalog-key-id/1", catalog->key, sizeof catalog->key)) {
        return "memory";
    }
    memcpy(catalog->key_id, hash, sizeof catalog->key_id);
    if (publishers == NULL || !read_publishers(publishers, catalog)) {
        return "publisher.keys";
    }
    if (port < 1) {
        return "port";
    }
    catalog->port = (uint16_t) port;
    if (center != NULL) {
        catalog->center = malloc(strlen(center) + 1);
        if (catalog->center == NULL) {
            return "memory";
        }
        memcpy(catalog->center, center, strlen(center) + 1);
    }
    return read_editions(read, catalog) ? NULL : "edition";
}

menkyo_catalog *menkyo_catalog_parse(const char *text, const char **wrong) {
    settings read;
    menkyo_catalog *catalog = calloc(1, sizeof *catalog);
    *wrong = split(text, &read) && catalog != NULL ? fill(&read, catalog) : "memory";
    free_settings(&read);
    if (*wrong != NULL) {
        menkyo_catalog_free(catalog);
        return NULL;
    }
    return catalog;
}

void menkyo_catalog_free(menkyo_catalog *catalog) {
    if (catalog != NULL) {
        free(catalog->publishers);
        free(catalog->editions);
        free(catalog->center);
        free(catalog);
    }
}

uint16_t menkyo_catalog_port(const menkyo_catalog *catalog) { return catalog->port; }

const menkyo_edition *menkyo_find_edition(const menkyo_catalog *catalog, unsigned code) {
    for (size_t i = 0; i < catalog->edition_count; i++) {
        if (catalog->editions[i].code == code) {
            return &catalog->editions[i];
        }
    }
    return NULL;
}

const uint8_t *menkyo_find_publisher(const menkyo_catalog *catalog, const uint8_t id[KEY_ID_LENGTH]) {
    for (size_t i = 0; i < catalog->publisher_count; i++) {
        uint8_t hash[HASH_LENGTH];
        if (menkyo_labeled_hash(hash, "menkyo/key-id/1", catalog->publishers[i], KEY_LENGTH)
            && memcmp(hash, id, KEY_ID_LENGTH) == 0) {
            return catalog->publishers[i];
        }
    }
    return NULL;
}
