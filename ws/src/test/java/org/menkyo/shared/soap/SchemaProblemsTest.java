package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.Language;

/** What is not valid against the schema is told by the field, in the words of the services. */
@Tag("LC-1103")
class SchemaProblemsTest {

    private static final String ORDER = "urn:menkyo:order:v1";
    private static final String PERMISSION = "urn:menkyo:permission:v1";
    private static final String ACTIVATION = "urn:menkyo:activation:v1";

    @Test
    void acceptsWhatIsValid() throws Exception {
        assertThat(problems(
                        ORDER,
                        "<submitOrder><orderNumber>1</orderNumber><endCustomers/><endCustomers/>"
                                + "<lines><quantity>-1</quantity></lines></submitOrder>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ORDER + " | <submitOrder><orderNumber/><lines><quantity/><softwareAssurance/></lines></submitOrder>",
                ORDER + " | <submitOrder><authorizationNumber/><lines><quantity> </quantity>"
                        + "<softwareAssurance></softwareAssurance></lines></submitOrder>",
                PERMISSION + " | <listPermissionRequests><state/></listPermissionRequests>",
                PERMISSION
                        + " | <listPermissionRequests xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/>",
                ORDER + " | <submitOrder xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>"
                        + "<authorizationNumber i:nil='true'/><lines><quantity i:nil='1'/></lines></submitOrder>",
                PERMISSION + " | <listUsers><licenseId>L</licenseId>"
                        + "<page><size xmlns='urn:menkyo:common:v1'/></page></listUsers>",
                PERMISSION + " | <decidePermissionRequest><id>00000000-0000-4000-8000-000000000000</id>"
                        + "<decision>APPROVE</decision><roles/></decidePermissionRequest>"
            })
    @Tag("LC-1109")
    void takesAnEmptyElementForAnAbsentOne(String namespace, String request) throws Exception {
        assertThat(problems(namespace, request)).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnceAndEachOnce() throws Exception {
        assertThat(problems(
                        ORDER,
                        "<submitOrders><orders><lines><quantity>5</quantity></lines></orders>"
                                + "<orders><lines><quantity>5</quantity></lines>"
                                + "<lines><quantity>five</quantity><softwareAssurance>perhaps</softwareAssurance></lines>"
                                + "</orders></submitOrders>"))
                .containsExactly(
                        "orders[1].lines[1].quantity is malformed",
                        "orders[1].lines[1].softwareAssurance is malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<submitOrder><color>red</color></submitOrder> | color is not allowed here",
                "<submitOrder><lines/><orderNumber>1</orderNumber></submitOrder> | orderNumber is not allowed here",
                "<submitOrder><orderNumber lang='en'>1</orderNumber></submitOrder> | orderNumber is not allowed here",
                "<submitOrder><lines><quantity>99999999999</quantity></lines></submitOrder>"
                        + " | lines[0].quantity is malformed",
                "<submitOrder><organization>text</organization></submitOrder> | organization is not allowed here",
                "<getOrder/> | orderNumber is required",
                "<cancelOrder><orderNumber>1</orderNumber><reason>r</reason></cancelOrder> | revision is required",
                "<cancelOrder><revision>1</revision><reason>r</reason></cancelOrder> | orderNumber is required",
                "<cancelOrder><orderNumber>1</orderNumber><color/></cancelOrder> | color is not allowed here",
                "<cancelOrder><orderNumber>1</orderNumber><orderNumber>1</orderNumber></cancelOrder>"
                        + " | orderNumber is not allowed here",
                "<getOrder><orderNumber/></getOrder> | orderNumber is required",
                "<getOrderBatch><batchId/></getOrderBatch> | batchId is required",
                "<getOrder xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><orderNumber i:nil='true'/></getOrder>"
                        + " | orderNumber is required",
                "<getOrder xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><orderNumber i:nil='true' lang='en'>1"
                        + "</orderNumber></getOrder> | orderNumber is not allowed here",
                "<cancelOrder><orderNumber>1</orderNumber><revision/><reason>r</reason></cancelOrder>"
                        + " | revision is required",
                "<getOrderBatch><batchId>12</batchId></getOrderBatch> | batchId is malformed"
            })
    void namesTheFieldOfAnOrder(String request, String expected) throws Exception {
        assertThat(problems(ORDER, request)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<grantPermissions><licenseId>L</licenseId><email>a@example.org</email></grantPermissions>"
                        + " | roles is required",
                "<grantPermissions><licenseId>L</licenseId><roles>ADMINISTRATOR</roles></grantPermissions>"
                        + " | email is required",
                "<requestPermission><program>OPEN</program><licenseId>L</licenseId><comment>c</comment>"
                        + "</requestPermission> | roles is required",
                "<grantPermissions><licenseId>L</licenseId><email>a@example.org</email><roles>KING</roles>"
                        + "</grantPermissions> | roles[0] is malformed",
                "<grantPermissions><licenseId>L</licenseId><email>a@example.org</email><roles/></grantPermissions>"
                        + " | roles[0] is required",
                "<listUsers><licenseId>L</licenseId><page><size xmlns='urn:menkyo:common:v1'>0</size></page></listUsers>"
                        + " | page.size is malformed"
            })
    void namesTheFieldOfAPermission(String request, String expected) throws Exception {
        assertThat(problems(PERMISSION, request)).containsExactly(expected);
    }

    /** The service counts in the form in which it compares; a schema can only bound what is read. */
    @Test
    @Tag("LC-114")
    void leavesLengthsToTheService() throws Exception {
        String longest = "<getOrder><orderNumber>" + "\uD842\uDFB7".repeat(64) + "</orderNumber></getOrder>";

        assertThat(problems(ORDER, longest)).isEmpty();
        assertThat(problems(ORDER, "<getOrder><orderNumber>" + "x".repeat(4_001) + "</orderNumber></getOrder>"))
                .containsExactly("orderNumber must have at most 4,000 characters");
    }

    @Test
    void takesNoKeyOfAnotherLength() throws Exception {
        assertThat(problems(
                        ACTIVATION,
                        "<activateKmsHost><kmsHostKey>K</kmsHostKey><installationId>I</installationId>"
                                + "<hostPublicKey>AAAA</hostPublicKey><platform>SERVER</platform>"
                                + "<hostName>h</hostName></activateKmsHost>"))
                .containsExactly("hostPublicKey is malformed");
    }

    @Test
    void aNamespaceThatLooksLikeTheCheckersWordsCostsNoTime() {
        String request = "<getOrderBatch><order xmlns=\"One of '{" + "a".repeat(300_000) + "\"/></getOrderBatch>";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> problems(ORDER, request)))
                .containsExactly("order is not allowed here");
    }

    private static List<String> problems(String namespace, String request) throws Exception {
        XMLStreamReader xml = XMLInputFactory.newFactory()
                .createXMLStreamReader(
                        new StringReader(request.replaceFirst("(<\\w+)", "$1 xmlns='" + namespace + "'")));
        xml.nextTag();
        PathReader reader = new PathReader(xml, SchemaProblemsTest::requestClass);
        SchemaProblems problems = new SchemaProblems(reader);
        Unmarshaller unmarshaller = JAXBContext.newInstance(
                        org.menkyo.order.soap.v1.ObjectFactory.class,
                        org.menkyo.usermanagement.soap.v1.ObjectFactory.class,
                        org.menkyo.activation.soap.v1.ObjectFactory.class)
                .createUnmarshaller();
        unmarshaller.setSchema(Contract.schema());
        unmarshaller.setEventHandler(problems);
        unmarshaller.unmarshal(reader);
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, problems::done);
        return refused == null
                ? List.of()
                : refused.errors().stream().map(SchemaProblemsTest::told).toList();
    }

    private static Class<?> requestClass(QName request) {
        String feature =
                switch (request.getNamespaceURI()) {
                    case ORDER -> "order";
                    case PERMISSION -> "usermanagement";
                    default -> "activation";
                };
        String name = request.getLocalPart();
        try {
            return Class.forName("org.menkyo." + feature + ".soap.v1."
                    + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        } catch (ClassNotFoundException unknown) {
            return null;
        }
    }

    private static String told(FieldError error) {
        return error.field() + " " + error.text(Language.EN);
    }
}
