#include "internal.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

uint64_t menkyo_number(const uint8_t *bytes, size_t length) {
    uint64_t number = 0;
    for (size_t i = 0; i < length; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

void menkyo_put_number(uint8_t *bytes, size_t length, uint64_t number) {
    for (size_t i = length; i > 0; i--) {
        bytes[i - 1] = (uint8_t) number;
        number >>= 8;
    }
}

bool menkyo_random(uint8_t bits[16]) { return RAND_bytes(bits, 16) == 1; }

bool menkyo_sha256(uint8_t hash[HASH_LENGTH], const menkyo_part *parts, size_t count) {
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    bool done = digest != NULL && EVP_DigestInit_ex(digest, EVP_sha256(), NULL) == 1;
    for (size_t i = 0; done && i < count; i++) {
        done = EVP_DigestUpdate(digest, parts[i].data, parts[i].length) == 1;
    }
    done = done && EVP_DigestFinal_ex(digest, hash, NULL) == 1;
    EVP_MD_CTX_free(digest);
    return done;
}

bool menkyo_labeled_hash(uint8_t hash[HASH_LENGTH], const char *label, const void *message, size_t length) {
    menkyo_part parts[] = {{label, strlen(label) + 1}, {message, length}};
    return menkyo_sha256(hash, parts, 2);
}

/* A message authentication code of the parts. */
static bool authenticate(const char *algorithm, OSSL_PARAM *parameters, const void *key, size_t key_length,
                         const menkyo_part *parts, size_t count, uint8_t *code, size_t code_length) {
    EVP_MAC *mac = EVP_MAC_fetch(NULL, algorithm, NULL);
    EVP_MAC_CTX *context = mac == NULL ? NULL : EVP_MAC_CTX_new(mac);
    bool done = context != NULL && EVP_MAC_init(context, key, key_length, parameters) == 1;
    for (size_t i = 0; done && i < count; i++) {
        done = EVP_MAC_update(context, parts[i].data, parts[i].length) == 1;
    }
    size_t written = 0;
    done = done && EVP_MAC_final(context, code, &written, code_length) == 1 && written == code_length;
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
    return done;
}

bool menkyo_labeled_hmac(uint8_t code[HASH_LENGTH], const char *key, const char *label, const void *message,
                         size_t length) {
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
    menkyo_part parts[] = {{label, strlen(label) + 1}, {message, length}};
    return authenticate("HMAC", parameters, key, strlen(key), parts, 2, code, HASH_LENGTH);
}

bool menkyo_cmac(uint8_t code[CMAC_LENGTH], const uint8_t key[16], const uint8_t *message, size_t length) {
    char cipher[] = "AES-128-CBC";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cipher, 0),
                               OSSL_PARAM_construct_end()};
    menkyo_part whole = {message, length};
    return authenticate("CMAC", parameters, key, 16, &whole, 1, code, CMAC_LENGTH);
}

bool menkyo_is_signed(const uint8_t key[KEY_LENGTH], const uint8_t signature[SIGNATURE_LENGTH], const char *label,
                      const uint8_t *message, size_t length) {
    uint8_t whole[64 + MENKYO_MAX_FRAME_LENGTH];
    size_t label_length = strlen(label) + 1;
    if (label_length > 64 || length > MENKYO_MAX_FRAME_LENGTH) {
        return false;
    }
    memcpy(whole, label, label_length);
    memcpy(whole + label_length, message, length);
    EVP_PKEY *public_key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, KEY_LENGTH);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool is_signed = public_key != NULL && context != NULL
            && EVP_DigestVerifyInit(context, NULL, NULL, NULL, public_key) == 1
            && EVP_DigestVerify(context, signature, SIGNATURE_LENGTH, whole, label_length + length) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(public_key);
    return is_signed;
}

bool menkyo_base64(const char *text, size_t text_length, uint8_t *bytes, size_t length) {
    enum { LONGEST = 256 };
    uint8_t decoded[LONGEST / 4 * 3];
    if (text_length > LONGEST || text_length != (length + 2) / 3 * 4) {
        return false;
    }
    /* What OpenSSL decodes is filled up to whole threes by zeros for each sign of padding. */
    size_t padding = (3 - length % 3) % 3;
    for (size_t i = 0; i < text_length; i++) {
        if ((text[i] == '=') != (i >= text_length - padding)) {
            return false;
        }
    }
    int written = EVP_DecodeBlock(decoded, (const uint8_t *) text, (int) text_length);
    if (written < 0 || (size_t) written != length + padding) {
        return false;
    }
    memcpy(bytes, decoded, length);
    return true;
}
