package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.host.ActivateKmsHost;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.host.KmsHostActivationService;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.testing.LicensingScenario;

/** A host is activated by phone: digits are read out, and the certificate is carried in each of its forms (VA-301). */
class PhoneActivationTest {

    @RegisterExtension
    static final KmsScenario KMS = new KmsScenario();

    private final ProductKey key = KMS.key();
    private String name;
    private KmsHostApplication application;

    @BeforeEach
    void apply(org.junit.jupiter.api.TestInfo test) {
        name = test.getDisplayName();
        application = apply(Platform.SERVER);
    }

    @Test
    @Tag("VA-301")
    void confirmationIdAndFileMakeTheHost() {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());

        KmsHostView host = certify(center.confirmationId(), center.certificate(), null);

        assertThat(host.condition()).isEqualTo(HostCondition.ACTIVATED);
        assertThat(host.serving()).isTrue();
        assertThat(host.productKey()).isEqualTo(key.masked());
        assertThat(host.productId()).isEqualTo(center.productId());
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);
        assertThatThrownBy(() -> certify(center.confirmationId(), center.certificate(), null))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("VA-301")
    void everythingCanBeReadOutAndTyped() {
        KmsHostActivated center = atTheCenter(application.hostPublicKeyText().toLowerCase(java.util.Locale.ROOT));

        KmsHostView host = certify(
                center.confirmationId().replace('-', ' '),
                center.certificateText().replace('-', ' '),
                null);

        assertThat(host.condition()).isEqualTo(HostCondition.ACTIVATED);
    }

    @Test
    @Tag("VA-301")
    void thePictureCanBePhotographed() throws IOException {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());
        String photograph = photograph(center.certificatePicture());

        assertThat(certify(center.confirmationId(), null, photograph).condition())
                .isEqualTo(HostCondition.ACTIVATED);
    }

    @Test
    @Tag("VA-301")
    void whatIsMistypedIsNamed() {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());
        String confirmationId = center.confirmationId();
        char digit = confirmationId.charAt(7) == '9' ? '0' : (char) (confirmationId.charAt(7) + 1);
        assertRejected(
                ErrorCode.CONFIRMATION_ID_NOT_VALID,
                "group 2",
                confirmationId.substring(0, 7) + digit + confirmationId.substring(8),
                center.certificate());
        String[] lines = center.certificateText().split("\n");
        lines[2] = lines[2].substring(0, 6) + (lines[2].charAt(6) == 'X' ? 'Y' : 'X') + lines[2].substring(7);
        assertRejected(ErrorCode.HOST_CERTIFICATE_NOT_VALID, "line 3", confirmationId, String.join("\n", lines));
        assertThat(KMS.call(KmsHostService.class, s -> s.get(KMS.operator(), application.hostId()))
                        .condition())
                .isEqualTo(HostCondition.NOT_ACTIVATED);
    }

    @Test
    @Tag("VA-301")
    @Tag("VA-302")
    void theConfirmationIdAloneMakesNoHostNorDoesTheCertificate() {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());
        KmsHostApplication other = KMS.call(
                KmsHostPhoneService.class,
                s -> s.apply(
                        KMS.operator(),
                        new InstallKmsHostKey(KMS.key().formatted(), Platform.SERVER, name + " other")));
        KmsHostActivated ofOther = KMS.call(
                KmsHostActivationService.class,
                s -> s.activate(
                        device(),
                        new ActivateKmsHost(
                                key.formatted(),
                                application.installationId(),
                                other.hostPublicKey(),
                                Platform.SERVER,
                                "other")));

        assertRejected(
                ErrorCode.HOST_CERTIFICATE_NOT_VALID, "OTHER_HOST", center.confirmationId(), ofOther.certificate());
        assertThatThrownBy(() -> KMS.call(
                        KmsHostPhoneService.class,
                        s -> s.certify(
                                KMS.operator(),
                                other.hostId(),
                                new CertifyKmsHost(center.confirmationId(), center.certificate(), null))))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIRMATION_ID_NOT_VALID));
        assertThatThrownBy(() -> certify(center.confirmationId(), null, null))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> certify(" ", center.certificate(), null)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("VA-104")
    @Tag("VA-301")
    void anotherPlatformThanAppliedForIsRefused() {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());
        apply(Platform.CLIENT);

        assertRejected(
                ErrorCode.HOST_CERTIFICATE_NOT_VALID, "OTHER_PLATFORM", center.confirmationId(), center.certificate());
    }

    @Test
    @Tag("VA-301")
    void otherFilesAndPicturesAreNoCertificates() {
        KmsHostActivated center = atTheCenter(application.hostPublicKey());
        assertRejected(ErrorCode.HOST_CERTIFICATE_NOT_VALID, "no certificate", center.confirmationId(), "AAAA");
        assertThatThrownBy(() -> certify(
                        center.confirmationId(), null, Base64.getEncoder().encodeToString(new byte[100])))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.getMessage()).contains("QR"));
    }

    private KmsHostApplication apply(Platform platform) {
        return KMS.call(
                KmsHostPhoneService.class,
                s -> s.apply(KMS.operator(), new InstallKmsHostKey(key.formatted(), platform, name)));
    }

    /** What somebody at the center enters who was called. */
    private KmsHostActivated atTheCenter(String hostPublicKey) {
        return KMS.call(
                KmsHostActivationService.class,
                s -> s.activate(
                        device(),
                        new ActivateKmsHost(
                                key.formatted(),
                                application.installationId(),
                                hostPublicKey,
                                application.platform(),
                                application.name())));
    }

    private static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }

    private KmsHostView certify(String confirmationId, String certificate, String picture) {
        return KMS.call(
                KmsHostPhoneService.class,
                s -> s.certify(
                        KMS.operator(),
                        application.hostId(),
                        new CertifyKmsHost(confirmationId, certificate, picture)));
    }

    private void assertRejected(ErrorCode code, String reason, String confirmationId, String certificate) {
        assertThatThrownBy(() -> certify(confirmationId, certificate, null))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).contains(reason);
                });
    }

    /** The picture a little turned, on a grey table, as a JPEG. */
    private static String photograph(String png) throws IOException {
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
        BufferedImage photo = new BufferedImage(900, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D table = photo.createGraphics();
        table.setColor(Color.LIGHT_GRAY);
        table.fillRect(0, 0, 900, 800);
        AffineTransform turned = AffineTransform.getTranslateInstance(200, 120);
        turned.rotate(Math.toRadians(7));
        table.drawRenderedImage(picture, turned);
        table.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(photo, "jpeg", jpeg);
        return Base64.getEncoder().encodeToString(jpeg.toByteArray());
    }
}
