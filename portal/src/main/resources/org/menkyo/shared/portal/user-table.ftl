<#-- The users of a license ID, all or one of them. -->
<#assign columns = [{"text": t("field.email")}, {"text": t("field.roles")}, {"text": t("users.access")}]>
<@p.table caption=t("users.caption") columns=columns list=users empty=t("users.none")>
<#list users.items as user>
<tr>
<@p.cell columns[0].text><#if alone!false>${user.email}<#else><a href="${action}/${user.email?url}">${user.email}</a></#if><br><span class="hint"><#if user.name??>${user.name} · </#if><#if user.registered>${t("users.registered")}<#else>${t("users.invited")}</#if><#if user.lastSignInAt??> · ${t("users.lastSignIn", day(user.lastSignInAt))}</#if><#if user.reseller> · ${t("users.reseller")}</#if></span></@p.cell>
<@p.cell columns[1].text>
<#list user.permissions as held>
<div class="held">${t("role." + held.role.name())}<br><span class="hint">${t("way." + held.way.name())}<#if held.inheritedFrom??> (${t("permissions.inherited", held.inheritedFrom)})</#if> · ${held.givenBy} · ${day(held.since)}</span>
<#if held.way.name() == "GRANT" || held.way.name() == "REQUEST" || held.way.name() == "SUPPORT" || held.way.name() == "ADD_OPEN_LICENSE"><@p.asked action="${action}/permissions/${held.id?c}/remove" label=t("users.remove") about=t("role." + held.role.name()) + " " + user.email question=t("users.remove.sure")/></#if></div>
</#list>
</@p.cell>
<@p.cell columns[2].text>
<#if user.permissions?has_content>
<#if user.disabled>
<span class="tag">${t("permissions.disabled")}</span>
<form method="post" action="${action}/enable"><@p.token/><input type="hidden" name="email" value="${user.email}"><button class="second" type="submit">${t("users.enable")}<span class="unseen"> ${user.email}</span></button></form>
<#else>
<@p.asked action="${action}/disable" label=t("users.disable") about=user.email question=t("users.disable.sure") email=user.email/>
</#if>
<#else>–</#if>
</@p.cell>
</tr>
</#list>
</@p.table>
