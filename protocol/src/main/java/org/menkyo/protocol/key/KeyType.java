package org.menkyo.protocol.key;

/** What a product key is for (VA-102, VA-109). */
public enum KeyType {
    /** Multiple activation key: each activation of a further machine uses one of its activations. */
    MAK(1),
    /** Activates KMS hosts, which then activate clients in their network. */
    KMS_HOST(2),
    /** For one activation of an edition that is excluded from volume activation. */
    INDIVIDUAL(3);

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    /** The two bits in a product key that stand for this type; 0 is no type. */
    public int code() {
        return code;
    }

    static KeyType ofCode(int code) {
        return switch (code) {
            case 1 -> MAK;
            case 2 -> KMS_HOST;
            case 3 -> INDIVIDUAL;
            default -> throw new ProductKeyFormatException(ProductKeyFormatException.Problem.UNKNOWN_FORMAT, 0);
        };
    }
}
