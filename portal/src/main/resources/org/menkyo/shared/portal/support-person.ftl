<@p.layout title=t("support.person")>
<@p.refusal/>
<#assign forCase = (caseId??)?then("&caseId=" + caseId?url, "")>
<@p.filter action="/support/people">
<@p.field name="email" value=email!""/>
<#if caseId??><input type="hidden" name="caseId" value="${caseId}"></#if>
</@p.filter>
<#if person??>
<h2>${person.email}</h2>
<dl>
<dt>${t("person.registration")}</dt><dd>${t("person." + person.registration.name())}</dd>
<#if person.name??><dt>${t("person.name")}</dt><dd>${person.name}</dd></#if>
<#if person.language??><dt>${t("field.mailLanguage")}</dt><dd>${t("language." + person.language.name()?lower_case)}</dd></#if>
<#if person.confirmedAt??><dt>${t("person.confirmedAt")}</dt><dd>${moment(person.confirmedAt)}</dd></#if>
<#if person.lastSignInAt??><dt>${t("person.lastSignInAt")}</dt><dd>${moment(person.lastSignInAt)}</dd></#if>
<#if person.linkSentAt??><dt>${t("person.linkSentAt")}</dt><dd>${moment(person.linkSentAt)}</dd></#if>
<#if person.linkExpiresAt??><dt>${t("person.linkExpiresAt")}</dt><dd>${moment(person.linkExpiresAt)}</dd></#if>
</dl>
<h2>${t("person.lockouts")}</h2>
<#if person.lockouts?has_content>
<#assign columns = [{"text": t("lockout.since")}, {"text": t("lockout.until")}, {"text": t("lockout.cause")}, {"text": t("field.state")}]>
<@p.table caption=t("person.lockouts") columns=columns list={"items": person.lockouts} empty="">
<#list person.lockouts as lockout>
<tr>
<@p.cell columns[0].text>${moment(lockout.lockedAt)}</@p.cell>
<@p.cell columns[1].text>${moment(lockout.lockedUntil)}</@p.cell>
<@p.cell columns[2].text>${t("lockout.cause." + lockout.cause.name())}</@p.cell>
<@p.cell columns[3].text><#if lockout.inForce><span class="tag">${t("lockout.inForce")}</span> <a href="/support/lockouts?email=${person.email?url}${forCase}">${t("lockout.end")}</a><#elseif lockout.endedAt??>${t("lockout.ended", lockout.endedBy, moment(lockout.endedAt))}<#else>${t("ended")}</#if></@p.cell>
</tr>
</#list>
</@p.table>
<#else>
<p>${t("person.none")}</p>
</#if>
<h2>${t("person.permissions")}</h2>
<#if person.permissions?has_content>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("role")}, {"text": t("way")}, {"text": t("since")}]>
<@p.table caption=t("person.permissions") columns=columns list={"items": person.permissions} empty="">
<#list person.permissions as permission>
<tr>
<@p.cell columns[0].text><a href="/support/licenses?number=${permission.licenseId?url}${forCase}">${permission.licenseId}</a></@p.cell>
<@p.cell columns[1].text>${t("role." + permission.role.name())}<#if permission.disabled> <span class="tag">${t("permissions.disabled")}</span></#if></@p.cell>
<@p.cell columns[2].text>${t("way." + permission.way.name())}</@p.cell>
<@p.cell columns[3].text>${day(permission.since)}</@p.cell>
</tr>
</#list>
</@p.table>
<#else>
<p>${t("person.none")}</p>
</#if>
<h2>${t("person.contacts")}</h2>
<#if person.contacts?has_content>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("contact.kind")}]>
<@p.table caption=t("person.contacts") columns=columns list={"items": person.contacts} empty="">
<#list person.contacts as place>
<tr>
<@p.cell columns[0].text><a href="/support/licenses?number=${place.licenseId?url}${forCase}">${place.licenseId}</a><#if !place.inForce> <span class="tag">${t("ended")}</span></#if></@p.cell>
<@p.cell columns[1].text>${t("contact." + place.kind.name())}</@p.cell>
</tr>
</#list>
</@p.table>
<#else>
<p>${t("person.none")}</p>
</#if>
<h2>${t("person.requests")}</h2>
<#if person.requests?has_content>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.roles")}, {"text": t("field.state")}, {"text": t("requests.when")}]>
<@p.table caption=t("person.requests") columns=columns list={"items": person.requests} empty="">
<#list person.requests as request>
<tr>
<@p.cell columns[0].text>${request.licenseId}<br><span class="hint">${t("program." + request.program.name())}</span></@p.cell>
<@p.cell columns[1].text><#list request.roles as role>${t("role." + role.name())}<#sep><br></#sep></#list></@p.cell>
<@p.cell columns[2].text><span class="tag">${t("requestState." + request.state.name())}</span><#if request.undeliveredBecause??><br><span class="hint">${t("undelivered." + request.undeliveredBecause.name())}</span></#if><#if request.state.name() == "PENDING"><br><a href="/support/physical-media-requests/new?licenseId=${request.licenseId?url}&amp;email=${person.email?url}">${t("shipping.ask")}</a></#if></@p.cell>
<@p.cell columns[3].text>${day(request.requestedAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<#else>
<p>${t("person.none")}</p>
</#if>
<h2>${t("person.mails")}</h2>
<#if person.mails?has_content>
<#assign columns = [{"text": t("person.mail")}, {"text": t("field.state")}, {"text": t("person.mailCreated")}]>
<@p.table caption=t("person.mails") columns=columns list={"items": person.mails} empty="">
<#list person.mails as mail>
<tr>
<@p.cell columns[0].text>${t("mailKind." + mail.kind.name())}<br><span class="hint"><code>${mail.id}</code></span></@p.cell>
<@p.cell columns[1].text><span class="tag">${t("mail.state." + mail.state.name())}</span><br><span class="hint"><#if mail.sentAt??>${moment(mail.sentAt)}<#elseif mail.attempts != 0>${t("person.attempts", mail.attempts)}</#if><#if mail.lastError??> ${mail.lastError}</#if></span></@p.cell>
<@p.cell columns[2].text>${moment(mail.createdAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<#else>
<p>${t("person.none")}</p>
</#if>
<h2>${t("nav.support-cases")}</h2>
<#if person.supportCases?has_content>
<#assign cases = {"items": person.supportCases}>
<#include "support-case-list.ftl">
<#else>
<p>${t("person.none")}</p>
</#if>
<p class="buttons"><a class="button second" href="/support/explanations?email=${person.email?url}">${t("nav.explanations")}</a></p>
</#if>
</@p.layout>
