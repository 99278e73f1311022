<@p.layout title=t("confirm") script=linkScript>
<div class="narrow">
<#if visitor??>
<@p.refusal/>
<form method="post" action="/confirm">
<@p.token/>
<p>${t("confirm.signedIn", visitor)}</p>
<@p.field name="token" required=true hint=t("field.token.hint")/>
<div class="buttons"><button type="submit">${t("confirm.do")}</button></div>
</form>
<#else>
<p>${t("confirm.stranger")}</p>
<p class="buttons"><a class="button" href="/sign-in?next=/confirm">${t("signIn")}</a> <a href="/sign-up?next=/confirm">${t("signUp")}</a></p>
</#if>
</div>
</@p.layout>
