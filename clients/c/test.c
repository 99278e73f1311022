/* Checks the library with the published test vectors: test FOLDER-OF-VECTORS. */
#include "internal.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const CATALOG =
    "# of the vectors\n"
    "format=1\n"
    "catalog.id=sample\n"
    "catalog.name=\\ Sample \\\\ \\n\n"
    "catalog.key=gIGCg4SFhoeIiYqLjI2Ojw==\n"
    "publisher.keys=PUBLISHER\n"
    "port=1688\r\n"
    "not.known=x\n"
    "edition.300.name=Server Standard\n"
    "edition.300.platform=SERVER\n"
    "edition.300.group.rank=30\n"
    "edition.300.threshold=5\n"
    "edition.301.name=Excluded\n"
    "edition.301.platform=CLIENT\n"
    "edition.301.threshold=25\n";

static int checks;

static void demand(bool holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "not so: %s\n", what);
        exit(1);
    }
    checks++;
}

static char *vectors;

static void read_vectors(const char *folder, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    demand(file != NULL, path);
    free(vectors);
    vectors = calloc(1, 64 * 1024);
    demand(vectors != NULL && fread(vectors + 1, 1, 64 * 1024 - 2, file) > 0, path);
    vectors[0] = '\n';
    fclose(file);
}

/* The value of a vector; the caller frees it. */
static char *text_of(const char *name) {
    char line[128];
    snprintf(line, sizeof line, "\n%s=", name);
    const char *found = strstr(vectors, line);
    demand(found != NULL, name);
    found += strlen(line);
    size_t length = strcspn(found, "\r\n");
    char *text = calloc(1, length + 1);
    demand(text != NULL, "memory");
    memcpy(text, found, length);
    return text;
}

static size_t bytes_of(const char *name, uint8_t *bytes) {
    char *text = text_of(name);
    size_t length = strlen(text) / 2;
    for (size_t i = 0; i < length; i++) {
        char digits[3] = {text[2 * i], text[2 * i + 1], '\0'};
        bytes[i] = (uint8_t) strtoul(digits, NULL, 16);
    }
    free(text);
    return length;
}

static void plus(uint8_t bits[16], unsigned n) {
    for (int i = 15; i >= 0; i--) {
        n += bits[i];
        bits[i] = (uint8_t) n;
        n >>= 8;
    }
}

/* Judges frames in memory of their very length, so that a byte read beyond them is noticed. */
static menkyo_outcome judge(const menkyo_catalog *catalog, const uint8_t *request, const uint8_t *received, size_t length,
                            menkyo_kms_result *result) {
    uint8_t *exact = malloc(length + 1);
    demand(exact != NULL, "memory");
    memcpy(exact + 1, received, length);
    menkyo_outcome outcome = menkyo_kms_judge(catalog, request, exact + 1, length, result);
    free(exact);
    return outcome;
}

/* Frames with any bytes at any places: nothing is believed, and the sanitizers find nothing. */
static void check_damaged(const menkyo_catalog *catalog, const uint8_t *request, const uint8_t *frames, size_t length) {
    uint32_t random = 1;
    for (int i = 0; i < 3000; i++) {
        uint8_t damaged[2 * MENKYO_MAX_FRAME_LENGTH];
        memcpy(damaged, frames, length);
        for (int j = 0; j <= i % 4; j++) {
            random = random * 1664525 + 1013904223;
            /* Lengths and kinds are at the beginning of each frame, where damage is the most interesting. */
            size_t at = (random >> 8) % (i % 2 == 0 ? length : 60);
            damaged[at] = (uint8_t) (damaged[at] + 1 + (random >> 24) % 255);
        }
        menkyo_kms_result result;
        demand(memcmp(damaged, frames, length) == 0
                       || (judge(catalog, request, damaged, length, &result), result.renewal_minutes == 0),
               "nothing damaged is believed");
    }
}

static void check_kms(const menkyo_catalog *catalog) {
    uint8_t frame[MENKYO_REQUEST_LENGTH], expected[MENKYO_REQUEST_LENGTH], nonce[16];
    menkyo_machine machine = {.edition = 300, .state = MENKYO_INITIAL_GRACE, .minutes_left = 86400,
                              .name = "server-01.example.com", .is_virtual = true};
    const int64_t asked = 1795255872345; /* 2026-11-21T10:11:12.345Z */
    bytes_of("request.nonce", nonce);
    bytes_of("request.hardware.fingerprint", machine.hardware);
    demand(bytes_of("request.frame", expected) == sizeof expected, "length of a request");
    memcpy(machine.cmid, expected + 24, 16);
    demand(menkyo_kms_seal(catalog, &machine, asked, nonce, frame), "sealing");
    demand(memcmp(frame, expected, sizeof frame) == 0, "request.frame");

    uint8_t first_cmid[16], first_nonce[16];
    memcpy(first_cmid, machine.cmid, 16);
    memcpy(first_nonce, nonce, 16);
    for (unsigned n = 0; n < 3; n++) {
        uint8_t frames[2 * MENKYO_MAX_FRAME_LENGTH];
        char name[32];
        memcpy(machine.cmid, first_cmid, 16);
        memcpy(nonce, first_nonce, 16);
        plus(machine.cmid, n);
        plus(nonce, n);
        demand(menkyo_kms_seal(catalog, &machine, asked, nonce, frame), "sealing");
        snprintf(name, sizeof name, "answer.%u.frame", n);
        size_t certificate = bytes_of("certificate.frame", frames);
        size_t length = certificate + bytes_of(name, frames + certificate);
        menkyo_kms_result result;
        menkyo_outcome outcome = judge(catalog, frame, frames, length, &result);
        demand(outcome == (n == 2 ? MENKYO_CLOCK_DIFFERS : MENKYO_ACTIVATED_BY_HOST), name);
        demand(result.count == (n == 2 ? 0 : 5) && result.renewal_minutes == 10080 && result.retry_minutes == 120
                       && result.host_time == 1795255873000 && strcmp(result.product_id, "00001-KMS-0001") == 0,
               name);
        demand(judge(catalog, frame, frames + certificate, length - certificate, &result) == MENKYO_HOST_NOT_TRUSTED,
               "without a certificate");
        for (size_t at = 0; at < length; at++) {
            frames[at] ^= 1;
            outcome = judge(catalog, frame, frames, length, &result);
            demand(outcome != MENKYO_ACTIVATED_BY_HOST && outcome != MENKYO_CLOCK_DIFFERS && result.renewal_minutes == 0,
                   "every byte counts");
            frames[at] ^= 1;
            demand(judge(catalog, frame, frames, at, &result) == MENKYO_HOST_UNREACHABLE, "every byte is needed");
        }
        for (size_t at = 24; at < 56; at++) {
            frame[at] ^= 1;
            demand(judge(catalog, frame, frames, length, &result) == MENKYO_HOST_NOT_TRUSTED, "another request's answer");
            frame[at] ^= 1;
        }
        check_damaged(catalog, frame, frames, length);
    }
    uint8_t error[16];
    menkyo_kms_result result;
    size_t length = bytes_of("error.frame", error);
    demand(judge(catalog, frame, error, length, &result) == MENKYO_HOST_BUSY
                   && strcmp(result.detail, "TOO_MANY_REQUESTS") == 0,
           "error.frame");
}

/* What a host of the test says of itself. */
typedef struct {
    const char *publisher, *catalog_id, *product_id;
    uint8_t platform, rank, result;
    int64_t begin, end;
} host;

static void sign(const char *seed_name, const char *label, const uint8_t *message, size_t length, uint8_t *signature) {
    uint8_t seed[KEY_LENGTH], whole[512];
    size_t label_length = strlen(label) + 1, signature_length = SIGNATURE_LENGTH;
    demand(bytes_of(seed_name, seed) == sizeof seed && label_length + length <= sizeof whole, seed_name);
    memcpy(whole, label, label_length);
    memcpy(whole + label_length, message, length);
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, sizeof seed);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    demand(EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1
                   && EVP_DigestSign(context, signature, &signature_length, whole, label_length + length) == 1,
           "signing");
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
}

static size_t put_text(uint8_t *to, const char *text) {
    to[0] = (uint8_t) strlen(text);
    memcpy(to + 1, text, to[0]);
    return 1u + to[0];
}

/* What the library says of an answer that such a host signed at 1,000,000 seconds, with a count of 5. */
static const char *judged(const menkyo_catalog *catalog, host said) {
    static char detail[sizeof(((menkyo_kms_result *) NULL)->detail)];
    uint8_t frames[1024] = "MKMS\1\3", *body = frames + 8, request[MENKYO_REQUEST_LENGTH], nonce[16] = {1}, hash[HASH_LENGTH];
    menkyo_machine machine = {.edition = 300, .state = MENKYO_LICENSED, .name = ""};
    demand(menkyo_kms_seal(catalog, &machine, 999999000, nonce, request), "sealing");
    memcpy(body, "MKHC\1", 5);
    body[5] = said.platform;
    menkyo_put_number(body + 6, 2, said.rank);
    menkyo_put_number(body + 8, 8, 7);
    menkyo_put_number(body + 16, 8, (uint64_t) said.begin);
    menkyo_put_number(body + 24, 8, (uint64_t) said.end);
    size_t length = 32 + put_text(body + 32, said.catalog_id);
    length += put_text(body + length, said.product_id);
    length += bytes_of("host.public", body + length);
    length += bytes_of("publisher.id", body + length);
    sign(said.publisher, "menkyo/host-certificate/1", body, length, body + length);
    menkyo_put_number(frames + 6, 2, length + SIGNATURE_LENGTH);

    uint8_t *answer = body + length + SIGNATURE_LENGTH;
    memcpy(answer, "MKMS\1\2\0\237", 8);
    answer[8] = said.result;
    menkyo_put_number(answer + 10, 2, said.result == 0 ? 5 : 0);
    menkyo_put_number(answer + 12, 4, 10080);
    menkyo_put_number(answer + 16, 4, 120);
    menkyo_put_number(answer + 20, 8, 1000000000);
    menkyo_put_number(answer + 28, 8, 7);
    memcpy(answer + 36, request + 24, 32);
    memcpy(answer + 68, "HOST-1", 6);
    uint8_t leaf[93] = {0};
    memcpy(leaf + 1, answer + 8, 92);
    menkyo_part whole = {leaf, sizeof leaf};
    demand(menkyo_sha256(hash, &whole, 1), "hash");
    sign("host.seed", "menkyo/kms-batch/1", hash, sizeof hash, answer + 103);

    menkyo_kms_result result;
    judge(catalog, request, frames, (size_t) (answer + 167 - frames), &result);
    snprintf(detail, sizeof detail, "%s", result.detail[0] != '\0' ? result.detail : menkyo_outcome_name(result.outcome));
    return detail;
}

static void check_trust(const menkyo_catalog *catalog) {
    static const host right = {"publisher.seed", "sample", "HOST-1", PLATFORM_SERVER, 30, 0, 0, INT64_MAX};
    host said = right;
#define SAYS(field, value, expected) \
    said = right; \
    said.field = value; \
    demand(strcmp(judged(catalog, said), expected) == 0, #field " " #value)
    SAYS(rank, 30, "ACTIVATED_BY_HOST");
    SAYS(rank, 29, "the certificate does not cover the edition");
    SAYS(platform, PLATFORM_CLIENT, "the certificate does not cover the edition");
    SAYS(platform, PLATFORM_OTHER_SERVER, "ACTIVATED_BY_HOST");
    SAYS(publisher, "host.seed", "the signature of the certificate is wrong");
    SAYS(catalog_id, "sampl", "the certificate is for another catalog");
    SAYS(catalog_id, "samples", "the certificate is for another catalog");
    SAYS(product_id, "HOST-2", "the answer names another host than the certificate");
    SAYS(begin, 1000000, "ACTIVATED_BY_HOST");
    SAYS(begin, 1000001, "the certificate is not in force");
    SAYS(end, 1000000, "the certificate is not in force");
    SAYS(end, 1000001, "ACTIVATED_BY_HOST");
    SAYS(result, 1, "EDITION_NOT_COVERED");
    SAYS(result, 2, "EDITION_UNKNOWN");
    SAYS(result, 4, "REPEATED_REQUEST");
    SAYS(result, 5, "HOST_NOT_ACTIVATED");
    SAYS(result, 6, "the answer is not as the protocol says");
#undef SAYS
}

static void check_names(const menkyo_catalog *catalog) {
    static const struct {
        const char *given, *expected;
    } names[] = {{"", ""}, {"a\nb", "a?b"}, {"\xc2\x85" "c", "??c"}, {"\xe6\x9d\xb1", "\xe6\x9d\xb1"}};
    uint8_t frame[MENKYO_REQUEST_LENGTH], nonce[16] = {0};
    menkyo_machine machine = {.edition = 300, .state = MENKYO_LICENSED};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        machine.name = names[i].given;
        demand(menkyo_kms_seal(catalog, &machine, 0, nonce, frame), "sealing");
        demand(frame[80] == strlen(names[i].expected) && memcmp(frame + 81, names[i].expected, frame[80]) == 0,
               "name of a machine");
    }
    char name[200] = {0};
    memset(name, 'x', 142);
    memcpy(name + 142, "\xe6\x9d\xb1", 3);
    machine.name = name;
    demand(menkyo_kms_seal(catalog, &machine, 0, nonce, frame) && frame[80] == 142, "a name in whole characters");
}

static void base64(const uint8_t *bytes, size_t length, char *text) {
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t out = 0;
    for (size_t i = 0; i < length; i += 3) {
        unsigned three = (unsigned) bytes[i] << 16 | (i + 1 < length ? (unsigned) bytes[i + 1] << 8 : 0)
                | (i + 2 < length ? bytes[i + 2] : 0);
        text[out++] = alphabet[three >> 18];
        text[out++] = alphabet[three >> 12 & 63];
        text[out++] = i + 1 < length ? alphabet[three >> 6 & 63] : '=';
        text[out++] = i + 2 < length ? alphabet[three & 63] : '=';
    }
    text[out] = '\0';
}

static void check_activation(const menkyo_catalog *catalog) {
    char *key = text_of("key.mak"), *board = text_of("reading.systemBoard"), *disk = text_of("reading.systemDisk");
    char *adapter = text_of("reading.networkAdapter"), *processor = text_of("reading.processor");
    char *memory = text_of("reading.memory"), *expected = text_of("installation.id");
    menkyo_readings readings = {board, disk, adapter, processor, memory, "  "}, nothing = {.processor = "x"};
    char id[MENKYO_INSTALLATION_ID_LENGTH + 1];
    demand(menkyo_installation_id(catalog, 300, key, &readings, id) == MENKYO_ACTIVATED_BY_KEY, "installation ID");
    demand(strcmp(id, expected) == 0, "installation.id");
    demand(menkyo_installation_id(catalog, 300, key, &nothing, id) == MENKYO_HARDWARE_NOT_READABLE, "hardware");
    demand(menkyo_installation_id(catalog, 299, key, &readings, id) == MENKYO_INVALID_INPUT, "edition");

    uint8_t whole[128];
    char confirmation[MENKYO_CONFIRMATION_LENGTH + 1];
    demand(bytes_of("mak.confirmation", whole) == sizeof whole, "length of a confirmation");
    base64(whole, sizeof whole, confirmation);
    demand(menkyo_confirms(catalog, 300, key, &readings, confirmation), "mak.confirmation");
    for (size_t at = 0; at < sizeof whole; at++) {
        whole[at] ^= 1;
        base64(whole, sizeof whole, confirmation);
        demand(!menkyo_confirms(catalog, 300, key, &readings, confirmation), "every byte of a confirmation counts");
        whole[at] ^= 1;
    }
    base64(whole, sizeof whole, confirmation);
    readings.system_board = "another";
    demand(!menkyo_confirms(catalog, 300, key, &readings, confirmation), "another machine");
    readings.system_board = board;

    menkyo_mak_result result;
    static const char *const insecure[] = {"http://example.com/api", "http://localhost@example.com", "file:///etc/passwd",
                                           "http://127.0.0.1.example.com", "x"};
    for (size_t i = 0; i < sizeof insecure / sizeof *insecure; i++) {
        demand(menkyo_mak_activate(catalog, 300, key, &readings, insecure[i], &result) == MENKYO_CENTER_NOT_SECURE,
               insecure[i]);
    }
    demand(menkyo_mak_activate(catalog, 300, key, &readings, NULL, &result) == MENKYO_NO_CENTER, "no center");
    demand(menkyo_mak_activate(catalog, 300, key, &readings, "http://127.0.0.1:1/", &result) == MENKYO_CENTER_UNREACHABLE,
           "no center there");
    for (size_t at = 0; key[at] != '\0'; at++) {
        char right = key[at];
        for (const char *wrong = "CDFGHJKLMNPQRTVWXY346789"; *wrong != '\0'; wrong++) {
            key[at] = *wrong;
            demand(*wrong == right
                           || menkyo_installation_id(catalog, 300, key, &readings, id) == MENKYO_INVALID_INPUT,
                   "every wrong character is found");
        }
        key[at] = right;
    }
    free(key), free(board), free(disk), free(adapter), free(processor), free(memory), free(expected);
}

static void check_catalogs(void) {
    static const char *const changes[][3] = {
        {"format=1", "format=2", "format"}, {"catalog.id=sample", "catalog.id=a b   ", "catalog.id"},
        {"catalog.key=g", "catalog.key=", "catalog.key"}, {"PUBLISHER", "x", "publisher.keys"},
        {"port=1688", "port=0", "port"}, {"port=1688", "port=65536", "port"}, {"SERVER", "X", "edition"},
        {"not.known=x", "port=1", "twice"}, {"edition.300.name", "edition.99999.name", "edition"}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        char text[2048];
        const char *at = strstr(CATALOG, changes[i][0]);
        demand(at != NULL, changes[i][0]);
        snprintf(text, sizeof text, "%.*s%s%s", (int) (at - CATALOG), CATALOG, changes[i][1],
                 at + strlen(changes[i][0]));
        char *keys = strstr(text, "PUBLISHER");
        if (keys != NULL) {
            memmove(keys + 44, keys + 9, strlen(keys + 9) + 1);
            memcpy(keys, "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=", 44);
        }
        const char *wrong;
        demand(menkyo_catalog_parse(text, &wrong) == NULL && strcmp(wrong, changes[i][2]) == 0, changes[i][1]);
    }
}

int main(int count, char **arguments) {
    demand(count == 2, "test FOLDER");
    char text[2048], publisher[48], *place = strstr(CATALOG, "PUBLISHER");
    uint8_t key[KEY_LENGTH];
    read_vectors(arguments[1], "kms-test-vectors.properties");
    demand(bytes_of("publisher.public", key) == sizeof key, "publisher.public");
    base64(key, sizeof key, publisher);
    snprintf(text, sizeof text, "%.*s%s%s", (int) (place - CATALOG), CATALOG, publisher, place + strlen("PUBLISHER"));
    const char *wrong;
    menkyo_catalog *catalog = menkyo_catalog_parse(text, &wrong);
    demand(catalog != NULL, "catalog");
    demand(menkyo_catalog_port(catalog) == 1688, "port");
    check_catalogs();
    check_kms(catalog);
    check_trust(catalog);
    check_names(catalog);
    menkyo_kms_result result;
    menkyo_machine excluded = {.edition = 301, .state = MENKYO_LICENSED, .name = ""};
    demand(menkyo_kms_activate(catalog, &excluded, "127.0.0.1", "1", &result) == MENKYO_KEY_NEEDED, "excluded");
    excluded.edition = 300;
    demand(menkyo_kms_activate(catalog, &excluded, "127.0.0.1", "1", &result) == MENKYO_HOST_UNREACHABLE, "nobody");
    demand(menkyo_kms_activate(catalog, &excluded, "no-such-host.invalid", "1", &result) == MENKYO_HOST_NAME_UNKNOWN,
           "no name");
    read_vectors(arguments[1], "activation-test-vectors.properties");
    check_activation(catalog);
    menkyo_catalog_free(catalog);
    free(vectors);
    printf("%d checks\n", checks);
    return 0;
}
