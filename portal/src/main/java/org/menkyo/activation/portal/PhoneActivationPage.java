package org.menkyo.activation.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.menkyo.activation.phone.ActivateByPhone;
import org.menkyo.activation.phone.PhoneActivationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.Visit;

/**
 * Activation by phone: an agent types the groups of an installation ID while they are read out, and reads out those of the
 * confirmation ID (VA-403). Sent before all are there, the form says which of those so far are mistyped.
 */
@Path("/phone-activation")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PhoneActivationPage {

    private static final int GROUP_LENGTH = 6;
    private static final Pattern GROUP = Pattern.compile("groups\\[(\\d)]");

    @Inject
    private PhoneActivationService activations;

    @Inject
    private TypedForm form;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.ACTIVATE_BY_PHONE)
    public HtmlPage show() {
        visit.callerFor(Operation.ACTIVATE_BY_PHONE);
        return page(Collections.nCopies(InstallationId.GROUPS, ""));
    }

    @POST
    @Performs(Operation.ACTIVATE_BY_PHONE)
    public Response activate() {
        List<String> groups = groups(IntStream.range(0, InstallationId.GROUPS)
                .mapToObj(place -> digits(form.text("groups[" + place + "]")))
                .toList());
        try {
            return Response.ok(HtmlPage.of("phone-confirmation")
                            .with(
                                    "activated",
                                    activations.activate(
                                            visit.caller(), new ActivateByPhone(groups, form.text("productKey")))))
                    .build();
        } catch (LicensingException refused) {
            return Response.ok(page(groups)
                            .with("productKey", form.text("productKey"))
                            .with("keyNeeded", refused.code() == ErrorCode.PRODUCT_KEY_NEEDED)
                            .with("mistyped", mistyped(refused, groups))
                            .refused(refused))
                    .build();
        }
    }

    /** Which groups are mistyped, by their places; those that are not read out yet are not. */
    private static List<Integer> mistyped(LicensingException refused, List<String> groups) {
        List<FieldError> errors = refused instanceof InvalidInputException wrong ? wrong.errors() : List.of();
        return errors.stream()
                .map(error -> GROUP.matcher(error.field()))
                .filter(Matcher::matches)
                .map(group -> Integer.valueOf(group.group(1)))
                .filter(place -> !groups.get(place).isEmpty())
                .toList();
    }

    /** The groups, also of an installation ID that was pasted into one field as a whole. */
    static List<String> groups(List<String> fields) {
        String all = String.join("", fields);
        return all.length() > GROUP_LENGTH && fields.contains(all)
                ? IntStream.range(0, InstallationId.GROUPS)
                        .mapToObj(place -> group(all, place))
                        .toList()
                : fields;
    }

    private static String group(String digits, int place) {
        int begin = Math.min(place * GROUP_LENGTH, digits.length());
        boolean last = place == InstallationId.GROUPS - 1;
        return digits.substring(begin, last ? digits.length() : Math.min(begin + GROUP_LENGTH, digits.length()));
    }

    private static String digits(String typed) {
        String code = TypedText.code(typed);
        return code == null ? "" : code.replaceAll("[^0-9]", "");
    }

    private static HtmlPage page(List<String> groups) {
        return HtmlPage.of("phone-activation").with("groups", groups);
    }
}
