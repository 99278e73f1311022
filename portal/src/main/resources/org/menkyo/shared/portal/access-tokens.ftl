<@p.layout title=t("nav.access-tokens")>
<#global labels = {"name": t("tokens.name")}>
<p>${t("tokens.explanation")}</p>
<#assign columns = [{"text": t("tokens.name")}, {"text": t("tokens.reach")}, {"text": t("tokens.created")}, {"text": t("sessions.lastUsed")}, {"text": t("tokens.ends")}, {"text": t("tokens.revoke")}]>
<@p.table caption=t("tokens.caption") columns=columns list=tokens empty=t("tokens.none")>
<#list tokens.items as token>
<tr>
<@p.cell columns[0].text>${token.name}</@p.cell>
<@p.cell columns[1].text><#if token.licenseIds?has_content>${token.licenseIds?join(", ")}<br></#if><#if token.operations?has_content>${t("tokens.operations", token.operations?size)}<#else>${t("tokens.all")}</#if></@p.cell>
<@p.cell columns[2].text>${day(token.createdAt)}</@p.cell>
<@p.cell columns[3].text><#if token.lastUsedAt??>${moment(token.lastUsedAt)}<#else>–</#if></@p.cell>
<@p.cell columns[4].text>${day(token.expiresAt)}</@p.cell>
<@p.cell columns[5].text><@p.asked action="/access-tokens/${token.id}/revocation" label=t("tokens.revoke") about=token.name question=t("tokens.revoke.sure")/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/access-tokens" list=tokens/>
<h2>${t("tokens.new")}</h2>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/access-tokens">
<@p.token/>
<@p.field name="name" value=name!"" required=true hint=t("tokens.name.hint")/>
<@p.field name="expiresAt" type="date" value=expiresAt!"" required=true hint=t("tokens.expiresAt.hint")/>
<#if limitable><@p.field name="licenseIds" value=licenseIds!"" hint=t("tokens.licenseIds.hint")/></#if>
<details<#if operations?has_content> open</#if>><summary>${t("tokens.limit")}</summary>
<fieldset id="field-operations"><legend>${t("field.operations")}</legend>
<p class="hint">${t("tokens.limit.hint")}</p>
<#list offered as operation><label class="box"><input type="checkbox" name="operations" value="${operation.name()}"<#if (operations![])?seq_contains(operation.name())> checked</#if>> <code>${operation.name()}</code></label></#list>
</fieldset>
</details>
<div class="buttons"><button type="submit">${t("tokens.create")}</button></div>
</form>
</div>
</@p.layout>
