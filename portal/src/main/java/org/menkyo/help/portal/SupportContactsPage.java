package org.menkyo.help.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.menkyo.help.Audience;
import org.menkyo.help.HelpService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Countries;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Visit;

/** How support is reached in each country, and whether it is open now (LC-708). */
@Path("/support-contacts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SupportContactsPage {

    @Inject
    private HelpService help;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_SUPPORT_CONTACTS)
    public HtmlPage list(@QueryParam("country") String country, @QueryParam("audience") String audience) {
        HtmlPage page = HtmlPage.of("support-contacts")
                .with("audiences", Audience.values())
                .with("countries", Countries.in(visit.language()))
                .filledWith(new Fields().with("country", country).with("audience", audience));
        try {
            return page.with(
                    "contacts",
                    help.listContacts(
                            visit.caller(),
                            Fields.given(country),
                            Choices.of(Audience.class, audience),
                            visit.language()));
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
    }
}
