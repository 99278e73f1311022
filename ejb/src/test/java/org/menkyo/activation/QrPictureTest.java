package org.menkyo.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final int TEXTS = 400;
    private static final int CERTIFICATE_BYTES = 260;

    @Test
    void readsWhatItDrewWhateverTheCertificateSays() {
        // The same texts each time: by its corners alone, some of them cannot be found.
        Random random = new Random(301);
        for (int i = 0; i < TEXTS; i++) {
            byte[] certificate = new byte[CERTIFICATE_BYTES];
            random.nextBytes(certificate);
            String text = Base64.getEncoder().encodeToString(certificate);

            assertThat(QrPicture.read(QrPicture.of(text))).as("text %d", i).contains(text);
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(QrPicture.read(new byte[0])).isEmpty();
        assertThat(QrPicture.read(new byte[] {1, 2, 3})).isEmpty();
    }
}
