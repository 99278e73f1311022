<@p.layout title=t("return", licenseId)>
<p>${t("return.explanation")}</p>
<#assign columns = [{"text": t("key.group")}, {"text": t("key.type")}, {"text": t("key")}, {"text": t("key.used")}]>
<@p.table caption=t("keys.caption") columns=columns list=keys empty=t("keys.empty")>
<#list keys.items as key>
<tr>
<@p.cell columns[0].text>${key.productGroupName!key.editionName!""}</@p.cell>
<@p.cell columns[1].text>${t("key.type." + key.type.name())}<#if key.state.name() != "ACTIVE"> <span class="tag">${t("key.state." + key.state.name())}</span></#if></@p.cell>
<@p.cell columns[2].text><code>${key.maskedKey}</code></@p.cell>
<@p.cell columns[3].text><@p.used key/></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/product-keys/activation-returns/${licenseId?url}" list=keys/>
<h2>${t("return.hand")}</h2>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/product-keys/activation-returns/${licenseId?url}">
<@p.token/>
<@p.text name="statement" value=statement!"" hint=t("return.statement")/>
<div class="buttons"><button type="submit">${t("return.do")}</button></div>
</form>
</div>
<p><a href="/product-keys">${t("key.back")}</a></p>
</@p.layout>
