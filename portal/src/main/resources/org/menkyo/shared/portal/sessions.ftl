<@p.layout title=t("nav.sessions")>
<p>${t("sessions.explanation")}</p>
<#assign columns = [{"text": t("sessions.began")}, {"text": t("sessions.lastUsed")}, {"text": t("sessions.ends")}, {"text": t("sessions.end")}]>
<@p.table caption=t("sessions.caption") columns=columns list=sessions empty="">
<#list sessions.items as session>
<tr>
<@p.cell columns[0].text>${moment(session.createdAt)}<#if session.id?string == current> <span class="tag">${t("sessions.this")}</span></#if></@p.cell>
<@p.cell columns[1].text><#if session.lastUsedAt??>${moment(session.lastUsedAt)}<#else>–</#if></@p.cell>
<@p.cell columns[2].text>${moment(session.expiresAt)}</@p.cell>
<@p.cell columns[3].text><form method="post" action="/sessions/${session.id}/end"><@p.token/><button class="second" type="submit">${t("sessions.end")}<span class="unseen"> ${moment(session.createdAt)}</span></button></form></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/sessions" list=sessions/>
<h2>${t("sessions.endAll")}</h2>
<div class="narrow">
<form method="post" action="/sessions/end">
<@p.token/>
<p>${t("sessions.endAll.explanation")}</p>
<label class="box"><input type="checkbox" name="accessTokens" value="true"> ${t("sessions.endAll.tokens")}</label>
<div class="buttons"><button class="second" type="submit">${t("sessions.endAll")}</button></div>
</form>
</div>
</@p.layout>
