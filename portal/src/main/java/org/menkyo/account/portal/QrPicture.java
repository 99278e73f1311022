package org.menkyo.account.portal;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code (ISO/IEC 18004) to be drawn as SVG.
 *
 * @param size how many modules it is wide and high, the quiet zone around it included
 * @param path the dark modules, as the data of a path with a module as its unit
 */
public record QrPicture(int size, String path) {

    private static final int QUIET_ZONE = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(',')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * QUIET_ZONE, path.toString());
    }

    /** Its text is a secret. */
    @Override
    public String toString() {
        return "QrPicture[" + size + "]";
    }
}
