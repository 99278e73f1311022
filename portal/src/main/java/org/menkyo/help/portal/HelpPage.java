package org.menkyo.help.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.help.HelpSection;
import org.menkyo.help.HelpService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/** Questions and answers, searched in either language (LC-708). */
@Path("/help")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class HelpPage {

    @Inject
    private HelpService help;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_HELP_TOPICS)
    public HtmlPage search(@QueryParam("words") String words, @QueryParam("section") String section) {
        HtmlPage page = HtmlPage.of("help")
                .with("words", words)
                .with("section", section)
                .with("sections", HelpSection.values());
        HelpSection of = Choices.of(HelpSection.class, section);
        try {
            return page.with("topics", help.listTopics(visit.caller(), Fields.given(words), of, visit.language()));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }

    @GET
    @Path("/{code}")
    @Performs(Operation.READ_HELP_TOPIC)
    public HtmlPage read(@PathParam("code") String code) {
        return HtmlPage.of("help-topic").with("topic", help.readTopic(visit.caller(), code, visit.language()));
    }
}
