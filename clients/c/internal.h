/* What the library's files share; not for programs. */
#ifndef MENKYO_INTERNAL_H
#define MENKYO_INTERNAL_H

#include "menkyo_client.h"

enum { KEY_LENGTH = 32, HASH_LENGTH = 32, SIGNATURE_LENGTH = 64, CMAC_LENGTH = 16, KEY_ID_LENGTH = 8 };

typedef enum { PLATFORM_CLIENT = 1, PLATFORM_SERVER = 2, PLATFORM_OTHER_SERVER = 3 } menkyo_platform;

typedef struct {
    unsigned code, threshold;
    menkyo_platform platform;
    int rank; /* -1 for an edition that takes no part in volume activation */
} menkyo_edition;

struct menkyo_catalog {
    char id[33];
    uint8_t key[16], key_id[4];
    uint8_t (*publishers)[KEY_LENGTH];
    size_t publisher_count;
    menkyo_edition *editions;
    size_t edition_count;
    uint16_t port;
    char *center; /* NULL if there is none */
};

const menkyo_edition *menkyo_find_edition(const menkyo_catalog *catalog, unsigned code);

/* The publisher's key that an issuer's id names; NULL if the catalog does not list it. */
const uint8_t *menkyo_find_publisher(const menkyo_catalog *catalog, const uint8_t id[KEY_ID_LENGTH]);

/* Bytes of a message. */
typedef struct {
    const void *data;
    size_t length;
} menkyo_part;

/* SHA-256 of the parts, one after the other. */
bool menkyo_sha256(uint8_t hash[HASH_LENGTH], const menkyo_part *parts, size_t count);

/* SHA-256, or with a key HMAC-SHA-256, of the label, a zero byte and the message. */
bool menkyo_labeled_hash(uint8_t hash[HASH_LENGTH], const char *label, const void *message, size_t length);
bool menkyo_labeled_hmac(uint8_t code[HASH_LENGTH], const char *key, const char *label, const void *message,
                         size_t length);

bool menkyo_cmac(uint8_t code[CMAC_LENGTH], const uint8_t key[16], const uint8_t *message, size_t length);

/* Whether this is the Ed25519 signature of the label, a zero byte and the message, of at most 512 bytes. */
bool menkyo_is_signed(const uint8_t key[KEY_LENGTH], const uint8_t signature[SIGNATURE_LENGTH], const char *label,
                      const uint8_t *message, size_t length);

/* The bytes of a Base64 text; false if it is not the Base64 of exactly so many. */
bool menkyo_base64(const char *text, size_t text_length, uint8_t *bytes, size_t length);

uint64_t menkyo_number(const uint8_t *bytes, size_t length);
void menkyo_put_number(uint8_t *bytes, size_t length, uint64_t number);

#endif
