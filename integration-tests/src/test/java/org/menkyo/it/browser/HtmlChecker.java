package org.menkyo.it.browser;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The HTML checker of nu.validator. It reads its schemas once, which takes longer than checking a page. */
final class HtmlChecker {

    private static final String HTML5 = "http://s.validator.nu/html5-rdfalite.rnc";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator();

    HtmlChecker() {
        try {
            validator.setUpMainSchema(HTML5, new DefaultHandler());
        } catch (Exception unreadable) {
            throw new IllegalStateException("the HTML checker cannot read its schemas", unreadable);
        }
    }

    /** The errors of a page in UTF-8, each with its line. */
    List<String> errors(byte[] html) throws Exception {
        List<String> errors = new ArrayList<>();
        ErrorHandler noting = new DefaultHandler() {
            @Override
            public void error(SAXParseException error) {
                errors.add(error.getLineNumber() + ": " + error.getMessage());
            }

            @Override
            public void fatalError(SAXParseException error) {
                error(error);
            }
        };
        validator.setUpValidatorAndParsers(noting, false, false);
        InputSource page = new InputSource(new ByteArrayInputStream(html));
        page.setEncoding("UTF-8");
        validator.checkHtmlInputSource(page);
        return errors;
    }
}
