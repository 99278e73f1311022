package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permissionrequest.RequestPermission;

/** The bodies that the integrator's guide shows are bodies that the resources take. */
@Tag("LC-1102")
class IntegratorsGuideTest {

    private static final Path GUIDE = Path.of("../docs/integrators-guide.md");
    private static final Pattern BODY = Pattern.compile("```json (\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Class<?>> COMMANDS =
            Map.of("RequestPermission", RequestPermission.class, "SubmitOrder", SubmitOrder.class);

    @Test
    void showsBodiesThatAreAccepted() throws Exception {
        List<String> shown = new ArrayList<>();
        Matcher bodies = BODY.matcher(Files.readString(GUIDE));
        while (bodies.find()) {
            shown.add(bodies.group(1));
            Class<?> command = COMMANDS.get(bodies.group(1));
            assertThat(JsonText.bind(bodies.group(2), command)).isInstanceOf(command);
        }

        assertThat(shown).containsExactly("RequestPermission", "SubmitOrder");
    }
}
