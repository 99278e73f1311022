package org.menkyo.shared.soap;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.validation.Schema;
import javax.xml.validation.TypeInfoProvider;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;

/**
 * A schema whose validators check one message after the other. Making a validator costs more than checking a short message
 * with it; beginning a document resets it in any case. There are never more than messages were checked at the same time.
 */
final class ReusedSchema extends Schema {

    private static final String PROPERTY = Schema.class.getName();

    private final Schema schema;
    private final Queue<Checked> idle = new ConcurrentLinkedQueue<>();

    ReusedSchema(Schema schema) {
        this.schema = schema;
    }

    /** Lets the engine check the messages of a service with validators that are used again. */
    static void use(ServiceInfo service, Bus bus) {
        if (service.getProperty(PROPERTY) instanceof ReusedSchema) {
            return;
        }
        Schema made = EndpointReferenceUtils.getSchema(service, bus);
        if (made != null && !(made instanceof ReusedSchema)) {
            service.setProperty(PROPERTY, new ReusedSchema(made));
        }
    }

    @Override
    public Validator newValidator() {
        return schema.newValidator();
    }

    @Override
    public ValidatorHandler newValidatorHandler() {
        Checked known = idle.poll();
        return new OneDocument(known == null ? new Checked(schema.newValidatorHandler()) : known);
    }

    /**
     * A validator with what hears of its problems. It stays the same from document to document, since a validator that gets
     * another one prepares itself as if it were new.
     */
    private static final class Checked implements ErrorHandler {

        private final ValidatorHandler validator;
        private ErrorHandler listener;

        private Checked(ValidatorHandler validator) {
            this.validator = validator;
            validator.setErrorHandler(this);
        }

        @Override
        public void warning(SAXParseException problem) throws SAXException {
            if (listener != null) {
                listener.warning(problem);
            }
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            if (listener == null) {
                throw problem;
            }
            listener.error(problem);
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            if (listener == null) {
                throw problem;
            }
            listener.fatalError(problem);
        }
    }

    /** The use of a validator for one document; one that was not read to its end is not used again. */
    private final class OneDocument extends ValidatorHandler {

        private final Checked checked;
        private final ValidatorHandler validator;

        private OneDocument(Checked checked) {
            this.checked = checked;
            this.validator = checked.validator;
        }

        @Override
        public void endDocument() throws SAXException {
            validator.endDocument();
            validator.setContentHandler(null);
            checked.listener = null;
            idle.offer(checked);
        }

        @Override
        public void startDocument() throws SAXException {
            validator.startDocument();
        }

        @Override
        public void setContentHandler(ContentHandler receiver) {
            validator.setContentHandler(receiver);
        }

        @Override
        public ContentHandler getContentHandler() {
            return validator.getContentHandler();
        }

        @Override
        public void setErrorHandler(ErrorHandler errorHandler) {
            checked.listener = errorHandler;
        }

        @Override
        public ErrorHandler getErrorHandler() {
            return checked.listener;
        }

        @Override
        public void setResourceResolver(LSResourceResolver resourceResolver) {
            validator.setResourceResolver(resourceResolver);
        }

        @Override
        public LSResourceResolver getResourceResolver() {
            return validator.getResourceResolver();
        }

        @Override
        public TypeInfoProvider getTypeInfoProvider() {
            return validator.getTypeInfoProvider();
        }

        @Override
        public boolean getFeature(String name) throws SAXNotRecognizedException, SAXNotSupportedException {
            return validator.getFeature(name);
        }

        @Override
        public void setFeature(String name, boolean value) throws SAXNotRecognizedException, SAXNotSupportedException {
            validator.setFeature(name, value);
        }

        @Override
        public void setProperty(String name, Object object) throws SAXNotRecognizedException, SAXNotSupportedException {
            validator.setProperty(name, object);
        }

        @Override
        public Object getProperty(String name) throws SAXNotRecognizedException, SAXNotSupportedException {
            return validator.getProperty(name);
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            validator.setDocumentLocator(locator);
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            validator.startPrefixMapping(prefix, uri);
        }

        @Override
        public void endPrefixMapping(String prefix) throws SAXException {
            validator.endPrefixMapping(prefix);
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            validator.startElement(uri, localName, qName, attributes);
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            validator.endElement(uri, localName, qName);
        }

        @Override
        public void characters(char[] text, int start, int length) throws SAXException {
            validator.characters(text, start, length);
        }

        @Override
        public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
            validator.ignorableWhitespace(text, start, length);
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            validator.processingInstruction(target, data);
        }

        @Override
        public void skippedEntity(String name) throws SAXException {
            validator.skippedEntity(name);
        }
    }
}
