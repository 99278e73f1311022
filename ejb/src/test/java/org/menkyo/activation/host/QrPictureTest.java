package org.menkyo.activation.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {

    private static final int TEXTS = 150;
    private static final int CERTIFICATE_BYTES = 260;
    private static final int SIDE = 900;
    private static final double ENLARGED = 1.2;

    @Test
    void readsWhatItDrewWhateverTheCertificateSays() {
        for (String text : texts()) {
            assertThat(QrPicture.read(QrPicture.of(text))).as(text).contains(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 33})
    void readsItFromAPhotographHoweverItLies(int degrees) throws IOException {
        for (String text : texts()) {
            assertThat(QrPicture.read(photograph(QrPicture.of(text), degrees)))
                    .as(text)
                    .contains(text);
        }
    }

    /** The same each time: from the three best corners alone, some of them cannot be read. */
    private static List<String> texts() {
        Random random = new Random(301);
        return Stream.generate(() -> {
                    byte[] certificate = new byte[CERTIFICATE_BYTES];
                    random.nextBytes(certificate);
                    return Base64.getEncoder().encodeToString(certificate);
                })
                .limit(TEXTS)
                .toList();
    }

    private static byte[] photograph(byte[] png, int degrees) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage photo = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D table = photo.createGraphics();
        table.setColor(Color.LIGHT_GRAY);
        table.fillRect(0, 0, SIDE, SIDE);
        table.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform placed = AffineTransform.getTranslateInstance(SIDE / 2.0, SIDE / 2.0);
        placed.rotate(Math.toRadians(degrees));
        placed.scale(ENLARGED, ENLARGED);
        placed.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        table.drawRenderedImage(picture, placed);
        table.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(photo, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(QrPicture.read(new byte[0])).isEmpty();
        assertThat(QrPicture.read(new byte[] {1, 2, 3})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "tiff"})
    void readsNoOtherFormats(String format) throws IOException {
        assertThat(QrPicture.read(as("png"))).contains("text");
        assertThat(QrPicture.read(as(format))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
    void damagedPicturesShowNothingAndFailNothing(String format) throws IOException {
        byte[] whole = as(format);
        Random random = new Random(301);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            for (int places = 1 + random.nextInt(6); places > 0; places--) {
                int place = random.nextInt(Math.min(damaged.length, 64));
                damaged[damaged.length - 1 - place] = (byte) random.nextInt();
                damaged[place] = (byte) random.nextInt();
            }
            assertThatCode(() -> QrPicture.read(damaged)).doesNotThrowAnyException();
        }
    }

    private static byte[] as(String format) throws IOException {
        BufferedImage code = ImageIO.read(new ByteArrayInputStream(QrPicture.of("text")));
        BufferedImage small = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
        small.createGraphics().drawImage(code, 0, 0, 120, 120, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(small, format, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
