#include "internal.h"

#include <ctype.h>
#include <curl/curl.h>
#include <jansson.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    KEY_CHARACTERS = 25,
    COMPONENTS = 6,
    ID_GROUPS = 9,
    ID_BYTES = 19,
    CONFIRMATION_BYTES = 128,
    MAX_ANSWER = 64 * 1024,
    CONNECT_SECONDS = 10,
    ANSWER_SECONDS = 30
};

/* ---- Product key (VA-106) ---------------------------------------------------------------------------------------- */

/* The 25 characters of what somebody typed; false if it is mistyped. */
static bool read_key(const char *typed, char key[KEY_CHARACTERS + 1]) {
    static const char alphabet[] = "CDFGHJKLMNPQRTVWXY346789";
    unsigned third = 0, eighth = 0;
    size_t length = 0;
    for (; *typed != '\0'; typed++) {
        if (*typed == '-' || isspace((unsigned char) *typed)) {
            continue;
        }
        char character = (char) toupper((unsigned char) *typed);
        const char *found = strchr(alphabet, character);
        if (found == NULL || length == KEY_CHARACTERS) {
            return false;
        }
        /* The check character's sum, in GF(3) x GF(8) with x^3 = x + 1. */
        unsigned value = (unsigned) (found - alphabet);
        third = (2 * third + value % 3) % 3;
        eighth = (eighth << 1) ^ ((eighth & 4) != 0 ? 0xb : 0) ^ value / 3;
        key[length++] = character;
    }
    key[length] = '\0';
    return length == KEY_CHARACTERS && third == 0 && eighth == 0;
}

/* ---- Installation ID (VA-401, VA-403) ---------------------------------------------------------------------------- */

static char check_digit(unsigned state, const char *digits) {
    static const char damm[10][11] = {"0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
                                      "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"};
    for (int i = 0; i < 5; i++) {
        state = (unsigned) (damm[state][digits[i] - '0'] - '0');
    }
    return (char) ('0' + state);
}

/* The hash of a component, 0 if it was not read. */
static bool component_hash(const char *catalog_id, const char *name, unsigned bits, const char *reading, uint32_t *hash) {
    *hash = 0;
    while (reading != NULL && isspace((unsigned char) *reading)) {
        reading++;
    }
    if (reading == NULL || *reading == '\0') {
        return true;
    }
    size_t name_length = strlen(name) + 1, length = strlen(reading);
    while (isspace((unsigned char) reading[length - 1])) {
        length--;
    }
    char *message = malloc(name_length + length);
    if (message == NULL) {
        return false;
    }
    memcpy(message, name, name_length);
    for (size_t i = 0; i < length; i++) {
        message[name_length + i] = (char) tolower((unsigned char) reading[i]);
    }
    uint8_t code[HASH_LENGTH];
    bool done = menkyo_labeled_hmac(code, catalog_id, "menkyo/hardware/1", message, name_length + length);
    free(message);
    *hash = done ? 1 + (uint32_t) menkyo_number(code, 4) % ((1u << bits) - 1) : 0;
    return done;
}

static bool append(BIGNUM *number, unsigned bits, uint32_t value) {
    return BN_lshift(number, number, (int) bits) == 1 && BN_add_word(number, value) == 1;
}

/* The number of an installation ID, as bytes; a success is ACTIVATED_BY_KEY. */
static menkyo_outcome id_number(const menkyo_catalog *catalog, uint16_t edition, const char *key,
                                const menkyo_readings *readings, uint8_t bytes[ID_BYTES]) {
    static const struct {
        const char *name;
        unsigned bits;
    } components[COMPONENTS] = {{"SYSTEM_BOARD", 28}, {"SYSTEM_DISK", 24}, {"NETWORK_ADAPTER", 24},
                                {"PROCESSOR", 8}, {"MEMORY", 8}, {"FIRMWARE", 8}};
    const char *read[COMPONENTS] = {readings->system_board, readings->system_disk, readings->network_adapter,
                                    readings->processor, readings->memory, readings->firmware};
    uint32_t hashes[COMPONENTS];
    uint8_t fingerprint[HASH_LENGTH];
    bool done = menkyo_labeled_hash(fingerprint, "menkyo/product-key-fingerprint/1", key, KEY_CHARACTERS);
    for (int i = 0; done && i < COMPONENTS; i++) {
        done = component_hash(catalog->id, components[i].name, components[i].bits, read[i], &hashes[i]);
    }
    if (done && hashes[0] == 0 && hashes[1] == 0 && hashes[2] == 0) {
        return MENKYO_HARDWARE_NOT_READABLE;
    }
    BIGNUM *number = BN_new();
    done = done && number != NULL && append(number, 3, 1) && append(number, 14, edition)
            && append(number, 32, (uint32_t) menkyo_number(fingerprint, 4));
    for (int i = 0; done && i < COMPONENTS; i++) {
        done = append(number, components[i].bits, hashes[i]);
    }
    done = done && BN_bn2binpad(number, bytes, ID_BYTES) == ID_BYTES;
    BN_free(number);
    return done ? MENKYO_ACTIVATED_BY_KEY : MENKYO_FAULT;
}

static bool format_id(const uint8_t bytes[ID_BYTES], char id[MENKYO_INSTALLATION_ID_LENGTH + 1]) {
    BIGNUM *number = BN_bin2bn(bytes, ID_BYTES, NULL);
    char *decimal = number == NULL ? NULL : BN_bn2dec(number);
    BN_free(number);
    size_t length = decimal == NULL ? 0 : strlen(decimal);
    if (decimal == NULL || length > 5 * ID_GROUPS) {
        OPENSSL_free(decimal);
        return false;
    }
    char digits[5 * ID_GROUPS];
    memset(digits, '0', sizeof digits);
    memcpy(digits + sizeof digits - length, decimal, length);
    OPENSSL_free(decimal);
    for (unsigned group = 0; group < ID_GROUPS; group++) {
        char *to = id + 7 * group;
        memcpy(to, digits + 5 * group, 5);
        to[5] = check_digit(group, to);
        to[6] = group == ID_GROUPS - 1 ? '\0' : '-';
    }
    return true;
}

menkyo_outcome menkyo_installation_id(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                                      const menkyo_readings *readings, char id[MENKYO_INSTALLATION_ID_LENGTH + 1]) {
    char key[KEY_CHARACTERS + 1];
    uint8_t bytes[ID_BYTES];
    if (menkyo_find_edition(catalog, edition) == NULL || !read_key(product_key, key)) {
        return MENKYO_INVALID_INPUT;
    }
    menkyo_outcome outcome = id_number(catalog, edition, key, readings, bytes);
    OPENSSL_cleanse(key, sizeof key);
    return outcome == MENKYO_ACTIVATED_BY_KEY && !format_id(bytes, id) ? MENKYO_FAULT : outcome;
}

/* ---- Confirmation (VA-402) --------------------------------------------------------------------------------------- */

bool menkyo_confirms(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                     const menkyo_readings *readings, const char *confirmation) {
    char key[KEY_CHARACTERS + 1];
    uint8_t whole[CONFIRMATION_BYTES], id[ID_BYTES], fingerprint[HASH_LENGTH];
    if (!read_key(product_key, key) || !menkyo_base64(confirmation, strlen(confirmation), whole, sizeof whole)
        || memcmp(whole, "MKMC\1", 5) != 0) {
        return false;
    }
    bool is_same = id_number(catalog, edition, key, readings, id) == MENKYO_ACTIVATED_BY_KEY
            && menkyo_labeled_hash(fingerprint, "menkyo/product-key-fingerprint/1", key, KEY_CHARACTERS)
            && memcmp(whole + 13, fingerprint, 16) == 0 && memcmp(whole + 29, id, ID_BYTES) == 0;
    OPENSSL_cleanse(key, sizeof key);
    const uint8_t *publisher = menkyo_find_publisher(catalog, whole + 56);
    return is_same && publisher != NULL
            && menkyo_is_signed(publisher, whole + 64, "menkyo/mak-confirmation/1", whole, 64);
}

/* ---- The center -------------------------------------------------------------------------------------------------- */

/* https, or http to this machine by what is typed alone: what a name server says could be forged. */
static bool is_secure(const char *address) {
    CURLU *parsed = curl_url();
    char *scheme = NULL, *host = NULL;
    bool is_secure = false;
    if (parsed != NULL && curl_url_set(parsed, CURLUPART_URL, address, 0) == CURLUE_OK
        && curl_url_get(parsed, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK
        && curl_url_get(parsed, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
        unsigned byte[3];
        char more;
        bool is_here = strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0
                || sscanf(host, "127.%3u.%3u.%3u%c", &byte[0], &byte[1], &byte[2], &more) == 3;
        is_secure = strcmp(scheme, "https") == 0 || (strcmp(scheme, "http") == 0 && is_here);
    }
    curl_free(scheme);
    curl_free(host);
    curl_url_cleanup(parsed);
    return is_secure;
}

typedef struct {
    char *text;
    size_t length;
} received;

static size_t receive(char *data, size_t size, size_t count, void *to) {
    received *answer = to;
    size_t length = size * count;
    if (length > MAX_ANSWER - answer->length) {
        return 0;
    }
    memcpy(answer->text + answer->length, data, length);
    answer->length += length;
    return length;
}

/* Posts a body and gives the status; 0 if there was none, with the reason. */
static long post(const char *address, const char *body, received *answer, char *reason, size_t reason_length) {
    char error[CURL_ERROR_SIZE] = "no memory";
    long status = 0;
    CURL *curl = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    struct curl_slist *all = curl_slist_append(headers, "Accept: application/json, application/problem+json");
    if (curl != NULL && all != NULL
        && curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_URL, address) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_NOPROXY, strncmp(address, "https:", 6) == 0 ? NULL : "*") == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_HTTPHEADER, all) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long) CONNECT_SECONDS) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long) ANSWER_SECONDS) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive) == CURLE_OK
        && curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer) == CURLE_OK) {
        error[0] = '\0';
        CURLcode code = curl_easy_perform(curl);
        if (code == CURLE_OK) {
            curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        } else if (error[0] == '\0') {
            snprintf(error, sizeof error, "%s", curl_easy_strerror(code));
        }
    }
    if (status == 0) {
        snprintf(reason, reason_length, "%s", error);
    }
    curl_slist_free_all(all == NULL ? headers : all);
    curl_easy_cleanup(curl);
    return status;
}

static menkyo_outcome end_with(menkyo_mak_result *result, menkyo_outcome outcome, const char *detail) {
    result->outcome = outcome;
    if (detail != result->detail) {
        snprintf(result->detail, sizeof result->detail, "%s", detail);
    }
    return outcome;
}

/* What the service's answer means, but for the confirmation's signature. */
static menkyo_outcome understand(long status, const json_t *told, menkyo_mak_result *result) {
    const char *confirmation = json_string_value(json_object_get(told, "confirmation"));
    const json_t *left = json_object_get(told, "remainingActivations");
    if (status >= 400 && status < 500 && told != NULL) {
        const char *code = json_string_value(json_object_get(told, "code"));
        const char *detail = json_string_value(json_object_get(told, "detail"));
        return end_with(result, MENKYO_CENTER_REFUSED, detail != NULL ? detail : code != NULL ? code : "");
    }
    if ((status != 200 && status != 201) || confirmation == NULL || !json_is_integer(left)
        || strlen(confirmation) != MENKYO_CONFIRMATION_LENGTH) {
        snprintf(result->detail, sizeof result->detail, "the answer with status %ld is not understood", status);
        return end_with(result, MENKYO_CENTER_UNREACHABLE, result->detail);
    }
    memcpy(result->confirmation, confirmation, MENKYO_CONFIRMATION_LENGTH + 1);
    result->remaining_activations = (long) json_integer_value(left);
    return end_with(result, MENKYO_ACTIVATED_BY_KEY, "");
}

/* Asks the service at an address that may be asked. */
static menkyo_outcome ask(const char *base, const char *key, const char *id, menkyo_mak_result *result) {
    size_t base_length = strlen(base);
    while (base_length > 0 && base[base_length - 1] == '/') {
        base_length--;
    }
    received answer = {malloc(MAX_ANSWER), 0};
    char *address = malloc(base_length + sizeof "/activations");
    char body[160];
    if (answer.text == NULL || address == NULL) {
        free(answer.text);
        free(address);
        return end_with(result, MENKYO_FAULT, "");
    }
    memcpy(address, base, base_length);
    memcpy(address + base_length, "/activations", sizeof "/activations");
    snprintf(body, sizeof body, "{\"productKey\": \"%.5s-%.5s-%.5s-%.5s-%.5s\", \"installationId\": \"%s\"}", key, key + 5,
             key + 10, key + 15, key + 20, id);
    long status = post(address, body, &answer, result->detail, sizeof result->detail);
    OPENSSL_cleanse(body, sizeof body);
    menkyo_outcome outcome;
    if (status == 0) {
        outcome = end_with(result, MENKYO_CENTER_UNREACHABLE, result->detail);
    } else {
        json_t *told = json_loadb(answer.text, answer.length, JSON_REJECT_DUPLICATES, NULL);
        outcome = understand(status, told, result);
        json_decref(told);
    }
    free(address);
    free(answer.text);
    return outcome;
}

menkyo_outcome menkyo_mak_activate(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                                   const menkyo_readings *readings, const char *center, menkyo_mak_result *result) {
    *result = (menkyo_mak_result){0};
    char id[MENKYO_INSTALLATION_ID_LENGTH + 1], key[KEY_CHARACTERS + 1];
    menkyo_outcome outcome = menkyo_installation_id(catalog, edition, product_key, readings, id);
    if (outcome != MENKYO_ACTIVATED_BY_KEY) {
        return end_with(result, outcome, "");
    }
    const char *base = center != NULL ? center : catalog->center;
    if (base == NULL) {
        return end_with(result, MENKYO_NO_CENTER, "");
    }
    if (!is_secure(base)) {
        return end_with(result, MENKYO_CENTER_NOT_SECURE, base);
    }
    if (!read_key(product_key, key)) {
        return end_with(result, MENKYO_INVALID_INPUT, "");
    }
    outcome = ask(base, key, id, result);
    OPENSSL_cleanse(key, sizeof key);
    if (outcome == MENKYO_ACTIVATED_BY_KEY
        && !menkyo_confirms(catalog, edition, product_key, readings, result->confirmation)) {
        result->confirmation[0] = '\0';
        return end_with(result, MENKYO_CENTER_NOT_TRUSTED, "the signature, key or installation ID does not fit");
    }
    return outcome;
}
