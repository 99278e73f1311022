<@p.layout title=t("nav.webhooks")>
<@p.refusal/>
<p>${t("webhooks.explanation")}</p>
<#assign columns = [{"text": t("field.url")}, {"text": t("field.state")}, {"text": t("webhooks.accepted")}, {"text": t("webhooks.actions")}]>
<@p.table caption=t("webhooks.caption") columns=columns list=webhooks empty=t("webhooks.empty")>
<#list webhooks.items as webhook>
<tr>
<@p.cell columns[0].text><a href="/webhooks/${webhook.id}/deliveries">${webhook.url}</a><br><span class="hint"><#list webhook.events as event>${t("event." + event.name())}<#sep>, </#list></span></@p.cell>
<@p.cell columns[1].text><span class="tag">${t("webhookState." + webhook.state.name())}</span><#if webhook.failingSince??><br><span class="hint">${t("webhooks.failing", webhook.failures, moment(webhook.failingSince))}</span></#if><#if webhook.retryAt??><br><span class="hint">${t("webhooks.retryAt", moment(webhook.retryAt))}</span></#if></@p.cell>
<@p.cell columns[2].text><#if webhook.deliveredAt??>${moment(webhook.deliveredAt)}<#else>${t("webhooks.never")}</#if></@p.cell>
<@p.cell columns[3].text>
<form method="post" action="/webhooks/${webhook.id}/ping"><@p.token/><button class="second" type="submit">${t("webhooks.ping")}<span class="unseen"> ${webhook.url}</span></button></form>
<#if webhook.state.name() != "ACTIVE"><form method="post" action="/webhooks/${webhook.id}/resume"><@p.token/><button class="second" type="submit">${t("webhooks.resume")}<span class="unseen"> ${webhook.url}</span></button></form></#if>
<@p.asked action="/webhooks/${webhook.id}/end" label=t("webhooks.end") about=webhook.url question=t("webhooks.end.sure")/>
</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/webhooks" list=webhooks/>
<h2>${t("webhooks.subscribe")}</h2>
<div class="narrow">
<form method="post" action="/webhooks">
<@p.token/>
<@p.field name="url" value=url!"" type="url" hint=t("webhooks.url.hint") required=true/>
<@p.boxes name="events" prefix="event." words=events chosen=chosen![]/>
<@p.field name="noticeEmail" value=noticeEmail!"" type="email" hint=t("webhooks.noticeEmail.hint")/>
<div class="buttons"><button type="submit">${t("webhooks.subscribe")}</button></div>
</form>
</div>
</@p.layout>
