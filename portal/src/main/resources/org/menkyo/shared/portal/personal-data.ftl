<@p.layout title=t("nav.personal-data")>
<#global labels = {"account": t("signIns.account")}>
<@p.refusal/>
<p>${t("personal.explanation")}</p>
<#if found?? || erasing??>
<#if found??>
<h2>${t("personal.found")}</h2>
<dl>
<dt>${t("field.email")}</dt><dd>${found.email!"–"}</dd>
<dt>${t("signIns.account")}</dt><dd>${found.account!"–"}</dd>
<dt>${t("field.givenName")}</dt><dd>${found.givenName!"–"}</dd>
<dt>${t("field.familyName")}</dt><dd>${found.familyName!"–"}</dd>
<#if found.lastSignInAt??><dt>${t("personal.lastSignIn")}</dt><dd>${moment(found.lastSignInAt)}</dd></#if>
</dl>
<#assign columns = [{"text": t("personal.place")}, {"text": t("personal.content")}]>
<@p.table caption=t("personal.places") columns=columns list=places empty=t("personal.none")>
<#list places.items as place>
<tr>
<@p.cell columns[0].text><code>${place.place}</code></@p.cell>
<@p.cell columns[1].text>${place.content}</@p.cell>
</tr>
</#list>
</@p.table>
<#assign columns = [{"text": t("audit.when")}, {"text": t("personal.member")}, {"text": t("personal.content")}]>
<@p.table caption=t("personal.audit") columns=columns list=auditValues empty=t("personal.none")>
<#list auditValues.items as value>
<tr>
<@p.cell columns[0].text>${moment(value.occurredAt)}</@p.cell>
<@p.cell columns[1].text><code>${value.member}</code></@p.cell>
<@p.cell columns[2].text>${value.value}</@p.cell>
</tr>
</#list>
</@p.table>
</#if>
<h2>${t("personal.erase")}</h2>
<p>${t("personal.erase.explanation")}</p>
<div class="narrow">
<form method="post" action="/personal-data/erasure">
<@p.token/>
<input type="hidden" name="email" value="${email!""}">
<input type="hidden" name="account" value="${account!""}">
<@p.text name="reason" value=reason!"" hint=t("accounts.reason.hint")/>
<div class="buttons"><button type="submit">${t("personal.erase.do")}</button> <a class="button second" href="/personal-data">${t("personal.another")}</a></div>
</form>
</div>
<#else>
<div class="narrow">
<form method="post" action="/personal-data">
<@p.token/>
<@p.field name="email" type="email" value=email!"" hint=t("signIns.either")/>
<@p.field name="account" value=account!""/>
<div class="buttons"><button type="submit">${t("personal.find")}</button></div>
</form>
</div>
</#if>
</@p.layout>
