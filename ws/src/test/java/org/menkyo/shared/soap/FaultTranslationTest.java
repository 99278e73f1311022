package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.common.i18n.Message;
import org.apache.cxf.interceptor.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.soap.SoapFaults.FaultAnswer;
import org.menkyo.shared.text.Language;
import org.w3c.dom.Element;

@Tag("LC-1103")
class FaultTranslationTest {

    private static final CallOrigin ENGLISH = new CallOrigin(Channel.SOAP, "192.0.2.1", Language.EN, "call-1");
    private static final CallOrigin JAPANESE = new CallOrigin(Channel.SOAP, "192.0.2.1", Language.JA, "call-1");

    @Test
    void tellsWhichFieldsAreWrong() {
        FaultAnswer told = told(new InvalidInputException(
                List.of(new FieldError("lines[0].quantity", FieldProblem.OUT_OF_RANGE, List.of(1, 10)))));

        assertThat(told.sender()).isTrue();
        assertThat(told.detail().getCode()).isEqualTo("INVALID_INPUT");
        assertThat(told.detail().getCorrelationId()).isEqualTo("call-1");
        assertThat(told.detail().getFields()).singleElement().satisfies(field -> {
            assertThat(field.getField()).isEqualTo("lines[0].quantity");
            assertThat(field.getText()).isEqualTo("must be from 1 to 10");
        });
    }

    @Test
    void placesTheCursorInItsPage() {
        FaultAnswer told =
                told(new InvalidInputException(List.of(new FieldError("cursor", FieldProblem.MALFORMED, List.of()))));

        assertThat(told.detail().getFields().get(0).getField()).isEqualTo("page.cursor");
    }

    @Test
    void findsTheErrorBehindWhatTheContainerWrapsItIn() {
        FaultAnswer told = told(new Fault(new EJBException(new ConflictException(ErrorCode.CONTENT_CONFLICT, "4711"))));

        assertThat(told.detail().getCode()).isEqualTo("CONTENT_CONFLICT");
        assertThat(told.detail().getText()).contains("4711");
    }

    @Test
    void speaksTheLanguageOfTheCaller() {
        Exception error = new LockedOutException(Instant.EPOCH);

        assertThat(FaultTranslation.told(error, true, JAPANESE).detail().getText())
                .isNotEqualTo(told(error).detail().getText());
    }

    @ParameterizedTest
    @EnumSource(SoapError.class)
    void hasATextInEachLanguageForItsOwnErrors(SoapError error) {
        assertThat(error.text(Language.EN, 1)).isNotBlank().doesNotContain("{");
        assertThat(error.text(Language.JA, 1))
                .isNotEqualTo(error.text(Language.EN, 1))
                .doesNotContain("{");
    }

    @Test
    @Tag("LC-208")
    void tellsNothingOfWhatIsUnforeseen() {
        FaultAnswer told = told(new Fault(new IllegalStateException("select secret from somewhere")));

        assertThat(told.sender()).isFalse();
        assertThat(told.detail().getCode()).isEqualTo("INTERNAL_ERROR");
        assertThat(xml(told)).doesNotContain("secret").contains("call-1");
    }

    @Test
    void tellsHowToSignIn() {
        assertThat(told(new NotPermittedException(ErrorCode.NOT_SIGNED_IN)).isFailedSignIn())
                .isTrue();
        assertThat(told(new SoapException(SoapError.AUTHENTICATION_FAILED)).isFailedSignIn())
                .isTrue();
        assertThat(told(new NotPermittedException(ErrorCode.NOT_PERMITTED, "ADMINISTRATOR"))
                        .isFailedSignIn())
                .isFalse();
    }

    @Test
    void tellsWhenToTryAgain() {
        FaultAnswer told = told(new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, Duration.ofSeconds(30)));

        assertThat(told.sender()).isFalse();
        assertThat(told.detail().getCode()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(told.detail().getRetryAfterSeconds()).isEqualTo(30);
    }

    @Test
    void asksCallersToComeAgainWhileTheDatabaseIsAway() {
        SQLException refused = new SQLException("Connection to 10.1.2.3:5432 refused", "08001");
        FaultAnswer told = told(new Fault(new EJBException(new IllegalStateException("no connection", refused))));

        assertThat(told.sender()).isFalse();
        assertThat(told.detail().getCode()).isEqualTo("UNAVAILABLE");
        assertThat(told.detail().getRetryAfterSeconds()).isEqualTo(1);
        assertThat(xml(told)).contains("call-1").doesNotContain("10.1.2.3", "connection", "refused");
    }

    /** Most clients read a fault that comes with this status, and some of them none that comes with another. */
    @Test
    void saysWithEachFaultOfTheServerThatItIsOne() {
        assertThat(told(new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, Duration.ofSeconds(30)))
                        .status())
                .isEqualTo(500);
        assertThat(told(new UnavailableException(ErrorCode.UNAVAILABLE, Duration.ofSeconds(1)))
                        .status())
                .isEqualTo(500);
        assertThat(told(new IllegalStateException()).status()).isEqualTo(500);
    }

    @Test
    @Tag("LC-1209")
    void tellsOfASuspendedServerWhenToComeAgainWithTheStatusForLoadBalancers() {
        Fault suspended = new Fault(new Message("Server is suspended", Logger.getAnonymousLogger()));
        suspended.setStatusCode(503);

        FaultAnswer told = FaultTranslation.told(suspended, false, ENGLISH);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.sender()).isFalse();
        assertThat(told.detail().getCode()).isEqualTo("UNAVAILABLE");
        assertThat(told.detail().getRetryAfterSeconds()).isPositive();
    }

    @Test
    @Tag("LC-1110")
    void blamesTheMessageForWhateverCannotBeRead() {
        Fault unknown = new Fault(new Message("none", Logger.getAnonymousLogger()));

        assertThat(unread(new Fault(new XMLStreamException("at row 1")))).isEqualTo("MALFORMED_MESSAGE");
        assertThat(unread(new Fault(new IllegalStateException("no such attachment"))))
                .isEqualTo("MALFORMED_MESSAGE");
        assertThat(unread(unknown)).isEqualTo("UNKNOWN_OPERATION");
        assertThat(told(unknown).detail().getCode()).isEqualTo("INTERNAL_ERROR");
        assertThat(told(new Fault(new XMLStreamException("while writing")))
                        .detail()
                        .getCode())
                .isEqualTo("INTERNAL_ERROR");
    }

    private static String unread(Exception error) {
        FaultAnswer told = FaultTranslation.told(error, false, ENGLISH);
        assertThat(told.sender()).isTrue();
        return told.detail().getCode();
    }

    private static FaultAnswer told(Exception error) {
        return FaultTranslation.told(error, true, ENGLISH);
    }

    private static String xml(FaultAnswer told) {
        Element element = SoapFaults.element(told.detail());
        return element.getNodeName() + element.getTextContent();
    }
}
