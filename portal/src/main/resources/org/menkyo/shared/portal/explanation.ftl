<#-- The answer of the pages that explain; who can end a lockout differs. -->
<#if explanation??>
<p class="${explanation.allowed?then("notice", "failure")}">${explanation.allowed?then(t("explanation.allowed", explanation.email), t("explanation.refused", explanation.email))}</p>
<#if explanation.obstacles?has_content>
<ul><#list explanation.obstacles as obstacle><li><#if obstacle.until??>${ownLicense?then(t("explanation.lockedOut.own", moment(obstacle.until)), t("explanation.lockedOut", moment(obstacle.until)))}<#elseif obstacle.kind.name() == "ROLE_MISSING">${t("explanation.roleMissing")}<#else>${obstacle.text}</#if> <span class="hint">${obstacle.rule}</span></li></#list></ul>
</#if>
<dl>
<dt>${t("explanation.roles")}</dt><dd><#list explanation.allowingRoles as role>${t("role." + role.name())}<#sep>, </#sep></#list></dd>
<#if explanation.whoCanGrant?has_content><dt>${t("explanation.whoCanGrant")}</dt><dd>${explanation.whoCanGrant?join(", ")}</dd></#if>
</dl>
<#assign columns = [{"text": t("role")}, {"text": t("way")}, {"text": t("explanation.givenBy")}, {"text": t("since")}]>
<@p.table caption=t("explanation.held", explanation.licenseId) columns=columns list={"items": explanation.held} empty=t("explanation.none")>
<#list explanation.held as held>
<tr>
<@p.cell columns[0].text>${t("role." + held.role.name())}<#if held.allows> <span class="tag">${t("explanation.allows")}</span></#if></@p.cell>
<@p.cell columns[1].text>${t("way." + held.way.name())}<#if held.inheritedFrom??> (${t("permissions.inherited", held.inheritedFrom)})</#if></@p.cell>
<@p.cell columns[2].text>${held.givenBy}</@p.cell>
<@p.cell columns[3].text>${day(held.since)}</@p.cell>
</tr>
</#list>
</@p.table>
</#if>
