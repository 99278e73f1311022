package org.menkyo.shared.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.menkyo.shared.error.ErrorStatus;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;

/** A page to be made: the template and what it shows. */
public final class HtmlPage {

    private static final int UNPROCESSABLE = 422;

    private final String template;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private int status = 200;

    private HtmlPage(String template) {
        this.template = template;
    }

    /** @param template its name, without ending */
    public static HtmlPage of(String template) {
        return new HtmlPage(template);
    }

    /** The page of an error that no service said. */
    static HtmlPage error(int status, String problem) {
        HtmlPage page = of("error").with("problem", problem);
        page.status = status;
        return page;
    }

    /** The page of an error that a service said. */
    static HtmlPage error(int status, LicensingException error) {
        HtmlPage page = of("error").with("failure", error);
        page.status = status;
        return page;
    }

    /** The same page, showing something more. What is null is absent. */
    public HtmlPage with(String name, Object value) {
        if (value != null) {
            model.put(name, value);
        }
        return this;
    }

    /** The same page, showing what its filter was filled with, which the links to other parts of the list carry along. */
    public HtmlPage filteredBy(Fields fields) {
        return filledWith(fields).with("query", fields.query());
    }

    /** The same page, showing what its form is filled with, by the names of the fields. */
    public HtmlPage filledWith(Fields fields) {
        model.putAll(fields.values());
        return this;
    }

    /** The page of a form again, since what was typed is refused: says so, at each field that is wrong. */
    public HtmlPage refused(LicensingException error) {
        model.put("failure", error);
        status = error instanceof InvalidInputException ? UNPROCESSABLE : ErrorStatus.of(error);
        return this;
    }

    /** The page of a form again, since the file that it brought along is refused: says all that is wrong, each with its place. */
    public HtmlPage refusedFile(LicensingException error) {
        return refused(error).with("ofFile", true);
    }

    String template() {
        return template;
    }

    Map<String, Object> model() {
        return model;
    }

    int status() {
        return status;
    }
}
