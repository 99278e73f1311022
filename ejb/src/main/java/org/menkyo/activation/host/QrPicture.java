package org.menkyo.activation.host;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Text as a QR code in a picture, to be printed, photographed and read (VA-301). */
public final class QrPicture {

    /** The greatest picture that is read, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    /** What is told to callers. The platform reads more, but fails at damaged ones of them in ways that it does not declare. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private static final int MAX_SIDE = 4096;
    private static final int SIDE = 480;
    private static final int WHITE = 0xffffff;

    private QrPicture() {}

    /** A picture in PNG. */
    public static byte[] of(String text) {
        try {
            BitMatrix code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            SIDE,
                            SIDE,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
            BufferedImage picture =
                    new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (int x = 0; x < code.getWidth(); x++) {
                for (int y = 0; y < code.getHeight(); y++) {
                    picture.setRGB(x, y, code.get(x, y) ? 0 : WHITE);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text is too long for a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the QR code in a picture in PNG or JPEG, such as a photograph; empty if none is found. */
    public static Optional<String> read(byte[] picture) {
        if (picture.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            Optional<BufferedImage> decoded = decode(picture);
            return decoded.isEmpty() ? Optional.empty() : read(decoded.get());
        } catch (IOException | ReaderException | IllegalArgumentException e) {
            // No picture, or none with a code that can be read.
            return Optional.empty();
        }
    }

    /**
     * A code is looked for by its three corners. Other patterns in it can look like a corner, so all that look like one are
     * tried with each other.
     */
    private static Optional<String> read(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        Result[] codes =
                new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE));
        return Stream.of(codes).map(Result::getText).findFirst();
    }

    /** A small file can claim any size, so the size is looked at before the pixels are. */
    private static Optional<BufferedImage> decode(byte[] picture) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                boolean fits = FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))
                        && reader.getWidth(0) <= MAX_SIDE
                        && reader.getHeight(0) <= MAX_SIDE;
                return fits ? Optional.of(reader.read(0)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }
}
