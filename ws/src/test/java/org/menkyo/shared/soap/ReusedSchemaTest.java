package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A validator that is used again finds what a new one finds. */
@Tag("LC-1103")
class ReusedSchemaTest {

    private static final String GOOD = "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>1</orderNumber></getOrder>";
    private static final String BAD = "<getOrder xmlns='urn:menkyo:order:v1'><color/><orderNumber/></getOrder>";

    private int made;
    private Message message;
    private final Schema schema = new ReusedSchema(
            new Schema() {
                @Override
                public Validator newValidator() {
                    throw new AssertionError("nobody asks for it");
                }

                @Override
                public ValidatorHandler newValidatorHandler() {
                    made++;
                    try {
                        return Contract.schema().newValidatorHandler();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            },
            () -> message);

    @Test
    void checksOneMessageAfterTheOther() throws Exception {
        List<String> wrong = problems(Contract.schema().newValidatorHandler(), BAD);

        assertThat(wrong).isNotEmpty();
        for (int again = 0; again < 3; again++) {
            assertThat(problems(begin(), GOOD)).isEmpty();
            ReusedSchema.isRead(message);
            assertThat(problems(begin(), BAD)).isEqualTo(wrong);
            ReusedSchema.isRead(message);
        }
        assertThat(made).isOne();
    }

    @Test
    void doesNotMixMessagesThatAreCheckedAtTheSameTime() throws Exception {
        ValidatorHandler one = begin();
        ValidatorHandler other = begin();

        assertThat(made).isEqualTo(2);
        assertThat(problems(other, BAD)).isNotEmpty();
        assertThat(problems(one, GOOD)).isEmpty();
    }

    @Test
    void leavesAValidatorThatWasStoppedInTheMiddle() throws Exception {
        ValidatorHandler stopped = begin();
        stopped.startDocument();
        stopped.startElement("urn:menkyo:order:v1", "getOrder", "getOrder", new org.xml.sax.helpers.AttributesImpl());

        assertThat(problems(begin(), GOOD)).isEmpty();
        assertThat(made).isEqualTo(2);
    }

    @Test
    void givesAValidatorBackOnce() {
        begin();
        ReusedSchema.isRead(message);
        ReusedSchema.isRead(message);
        begin();
        begin();

        assertThat(made).isEqualTo(2);
    }

    private ValidatorHandler begin() {
        message = new MessageImpl();
        return schema.newValidatorHandler();
    }

    private static List<String> problems(ValidatorHandler validator, String message) throws Exception {
        List<String> found = new ArrayList<>();
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException problem) {
                found.add(problem.getMessage());
            }
        });
        parse(message, validator);
        return found;
    }

    private static void parse(String message, ValidatorHandler validator) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        XMLReader reader = factory.newSAXParser().getXMLReader();
        reader.setContentHandler(validator);
        try {
            reader.parse(new InputSource(new StringReader(message)));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }
}
