<@p.layout title=t("accountTokens.of", account)>
<#assign action = "/technical-accounts/" + account?url + "/access-tokens">
<#assign columns = [{"text": t("tokens.name")}, {"text": t("tokens.reach")}, {"text": t("tokens.created")}, {"text": t("tokens.ends")}, {"text": t("accountTokens.lastUsed")}, {"text": t("tokens.revoke")}]>
<@p.table caption=t("accountTokens.caption") columns=columns list=tokens empty=t("accountTokens.empty")>
<#list tokens.items as token>
<tr>
<@p.cell columns[0].text>${token.name}</@p.cell>
<@p.cell columns[1].text><#if token.operations?has_content>${token.operations?join(", ")}<#else>${t("tokens.all")}</#if><#if token.licenseIds?has_content><br><span class="hint">${token.licenseIds?join(", ")}</span></#if></@p.cell>
<@p.cell columns[2].text>${day(token.createdAt)}</@p.cell>
<@p.cell columns[3].text>${day(token.expiresAt)}</@p.cell>
<@p.cell columns[4].text><#if token.lastUsedAt??>${moment(token.lastUsedAt)}<#else>${t("accountTokens.never")}</#if></@p.cell>
<@p.cell columns[5].text><@p.asked action="${action}/${token.id}/revocation" label=t("tokens.revoke") about=token.name question=t("accountTokens.revoke.sure")/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=tokens/>
<p><a href="/technical-accounts/${account?url}">${account}</a></p>
</@p.layout>
