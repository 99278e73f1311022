package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.technical.AccountState;
import org.menkyo.account.technical.TechnicalAccountFilter;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.NewPassword;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** Accounts of systems and of the publisher's employees, and new ones, whose password is shown once (LC-209, LC-1106). */
@Path("/technical-accounts")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class TechnicalAccountsPage {

    /** Those that technical accounts are for. */
    private static final List<Party> PARTIES = List.of(
            Party.DISTRIBUTOR, Party.PARTNER, Party.PHONE_SYSTEM, Party.SUPPORT_AGENT, Party.AUDITOR, Party.OPERATOR);

    @Inject
    private TechnicalAccountService technical;

    @Inject
    private AccountService accounts;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    /** What is typed to make an account. */
    public static class NewAccountFields {

        @FormParam("name")
        private String name;

        @FormParam("party")
        private String party;

        @FormParam("distributorCode")
        private String distributorCode;

        @FormParam("distributorName")
        private String distributorName;

        @FormParam("businessEmail")
        private String businessEmail;

        @FormParam("contactEmail")
        private String contactEmail;

        @FormParam("expiresAt")
        private String expiresAt;

        CreateTechnicalAccount command(String password, TypedValues typed) {
            CreateTechnicalAccount command = new CreateTechnicalAccount(
                    name,
                    password,
                    Choices.of(Party.class, party),
                    Fields.given(distributorCode),
                    Fields.given(distributorName),
                    typed.endOf("expiresAt", expiresAt),
                    Fields.given(contactEmail),
                    Fields.given(businessEmail));
            typed.done();
            return command;
        }

        HtmlPage shownOn(HtmlPage page) {
            return page.with("newName", name)
                    .with("newParty", party)
                    .with("distributorCode", distributorCode)
                    .with("distributorName", distributorName)
                    .with("businessEmail", businessEmail)
                    .with("contactEmail", contactEmail)
                    .with("expiresAt", expiresAt);
        }
    }

    @GET
    @Performs(Operation.LIST_TECHNICAL_ACCOUNTS)
    public HtmlPage list(
            @QueryParam("party") String party,
            @QueryParam("state") String state,
            @QueryParam("endsBefore") String endsBefore,
            @BeanParam PageParameters list) {
        HtmlPage page = page().filteredBy(
                        new Fields().with("party", party).with("state", state).with("endsBefore", endsBefore));
        TechnicalAccountFilter filter;
        try {
            TypedValues typed = new TypedValues(settings.timeZone());
            filter = new TechnicalAccountFilter(
                    Choices.of(Party.class, party),
                    Choices.of(AccountState.class, state),
                    typed.beginningOf("endsBefore", endsBefore));
            typed.done();
        } catch (InvalidInputException wrong) {
            return page.refused(wrong);
        }
        return page.with("accounts", technical.list(visit.caller(), filter, list.toPageRequest()));
    }

    @POST
    @Performs(Operation.CREATE_TECHNICAL_ACCOUNT)
    public HtmlPage create(@BeanParam NewAccountFields fields) {
        String password = NewPassword.random();
        try {
            AccountView account = accounts.createTechnicalAccount(
                    visit.caller(), fields.command(password, new TypedValues(settings.timeZone())));
            return HtmlPage.of("technical-account-password")
                    .with("account", account.name())
                    .with("password", password)
                    .with("passwordEndsAt", account.passwordEndsAt());
        } catch (LicensingException refused) {
            return fields.shownOn(page())
                    .with("accounts", technical.list(visit.caller(), TechnicalAccountFilter.ALL, PageRequest.first()))
                    .refused(refused);
        }
    }

    private static HtmlPage page() {
        return HtmlPage.of("technical-accounts").with("parties", PARTIES).with("states", AccountState.values());
    }
}
